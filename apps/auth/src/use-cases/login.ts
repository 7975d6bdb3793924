import { randomUUID } from 'node:crypto';
import { apiError } from '#errors';
import { unavailable } from '#core/api-error.ts';
import { roughNetwork } from '#core/client-network.ts';
import { emailKey } from '#core/email-address.ts';
import type { Users } from '../clients/users.ts';
import type { AuthContext } from '../context.ts';
import type { Client } from '../domain/client.ts';
import type { SessionClient } from '../store/sessions.ts';
import { beginSession } from './begin-session.ts';
import { countTries } from './count-tries.ts';
import { firstRefreshToken, grantTokens } from './grant-tokens.ts';
import { requireNoSecondStep } from './second-step.ts';

const CHECKS = 3;

/** @throws ApiError 401 for wrong credentials, 403 for whoever needs a second step, 429 after too many. */
export async function login(context: AuthContext, email: string, password: string, { network, device }: Client) {
  const { db, users, tryMarks } = context;
  const marks = tryMarks({ account: emailKey(email), client: network });
  const client = { known: marks.known, network: roughNetwork(network) ?? null, ...device };
  const { user, session } = await countTries(context, marks, () =>
    begin(context, client, () => users.check(email, password)),
  );
  return grantTokens(context, db, session, user, firstRefreshToken());
}

/** An account that changes while its password is checked is checked again. @throws ApiError 401, 503 */
async function begin(context: AuthContext, client: SessionClient, check: () => ReturnType<Users['check']>) {
  const { commit, now } = context;
  for (let tries = 1; tries <= CHECKS; tries += 1) {
    const checked = await check();
    if (checked.id === undefined) throw apiError('wrong_credentials', {}, { about: checked.account });
    await requireNoSecondStep(context, checked);
    const { version, ...user } = checked;
    const time = now();
    const session = {
      id: randomUUID(),
      user_id: user.id,
      role: user.role,
      account_version: version,
      started_at: time,
      proved_at: time,
    };
    const begun = await commit((tx, outbox) => beginSession(context, tx, outbox, session, client));
    if (begun) return { user, session };
  }
  throw unavailable('the account changes all the time');
}
