import { createHash, randomUUID } from 'node:crypto';
import { apiError, isRejection } from '#errors';
import { unavailable } from '#core/api-error.ts';
import { emailKey } from '#core/email-address.ts';
import type { CheckedAccount } from '../clients/users.ts';
import type { AuthContext } from '../context.ts';
import { shutForSeconds, WINDOW_MS } from '../domain/login-throttle.ts';
import { countFailedLogins, purgeFailedLogins, purgeTry, recordTry } from '../store/failed-logins.ts';
import { startSession } from '../store/sessions.ts';
import { firstRefreshToken, grantTokens } from './grant-tokens.ts';

const CHECKS = 3;

/** @param client the network that it is counted under. @throws ApiError 401 for wrong credentials, 429 after too many. */
export async function login(context: AuthContext, email: string, password: string, client: string) {
  const { db, users, now } = context;
  const account = createHash('sha256').update(emailKey(email)).digest();

  const id = randomUUID();
  await recordTry(db, { id, account_hash: account, client });
  const failed = await countFailedLogins(db, account, client, new Date(now().getTime() - WINDOW_MS), id);
  const seconds = shutForSeconds(failed, now());
  if (seconds > 0) {
    // Attempts while blocked do not prolong the block.
    await purgeTry(db, id);
    throw apiError('too_many_failed_logins', { minutes: Math.ceil(seconds / 60) }, { retryAfterSeconds: seconds });
  }

  const { user, sessionId } = await begin(context, () => users.check(email, password)).catch(async (error: unknown) => {
    if (!isRejection(error)) await purgeTry(db, id);
    throw error;
  });
  await purgeFailedLogins(db, account, client);
  return grantTokens(context, db, sessionId, user, firstRefreshToken());
}

/** An account that changes while its password is checked is checked again. @throws ApiError 401, 503 */
async function begin({ db }: AuthContext, check: () => Promise<CheckedAccount | undefined>) {
  for (let tries = 1; tries <= CHECKS; tries += 1) {
    const checked = await check();
    if (!checked) throw apiError('wrong_credentials');
    const { version, ...user } = checked;
    const session = { id: randomUUID(), user_id: user.id, role: user.role, account_version: version };
    if (await startSession(db, session)) return { user, sessionId: session.id };
  }
  throw unavailable('the account changes all the time');
}
