import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import { apiError } from '#errors';
import { roughNetwork } from '#core/client-network.ts';
import { emailKey } from '#core/email-address.ts';
import type { AuthContext } from '../context.ts';
import type { Client } from '../domain/client.ts';
import type { PasskeyAnswer } from '../passkeys/check.ts';
import { passkeyByCredential } from '../store/passkeys.ts';
import type { Tables } from '../store/schema.ts';
import { beginSession } from './begin-session.ts';
import { firstRefreshToken, grantTokens } from './grant-tokens.ts';
import { proveByPasskey } from './prove-by-passkey.ts';

/**
 * Signs in whoever's passkey has answered. Its device has asked who they are, so there is no second step.
 *
 * @throws ApiError 403 for a wrong answer, or one to a question that is over, 429 after too many wrong ones
 */
export async function loginByPasskey(
  context: AuthContext,
  answer: PasskeyAnswer,
  { network, device }: Client,
  record: (tx: Transaction<Tables>, answer: object) => Promise<void>,
) {
  const { db, users, now, tryMarks } = context;
  const passkey = await passkeyByCredential(db, Buffer.from(answer.id, 'base64url'));
  const current = passkey && (await users.account(passkey.user_id));
  const proof = {
    answer,
    passkey: current && passkey,
    about: { purpose: 'sign in', session_id: null },
    network,
  } as const;
  return proveByPasskey(context, proof, async (tx, outbox) => {
    if (!current) throw apiError('wrong_passkey');
    const { version: account_version, credentials_version: _known, ...account } = current;
    const time = now();
    const { id: user_id, role, email } = account;
    const session = { id: randomUUID(), user_id, role, account_version, started_at: time, proved_at: time };
    const { known } = tryMarks({ account: emailKey(email), client: network });
    const client = { known, network: roughNetwork(network) ?? null, ...device };
    // The account has changed meanwhile.
    if (!(await beginSession(context, tx, outbox, session, client))) throw apiError('passkey_too_late');
    const granted = await grantTokens(context, tx, session, account, firstRefreshToken());
    await record(tx, granted);
    return granted;
  });
}
