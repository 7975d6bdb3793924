import { apiError } from '#errors';
import { emailKey } from '#core/email-address.ts';
import type { Account } from '../clients/users.ts';
import type { AuthContext } from '../context.ts';
import type { PasskeyAnswer } from '../passkeys/check.ts';
import { passkeyByCredential } from '../store/passkeys.ts';
import { authenticatorOf } from '../store/second-factors.ts';
import { recordProof, type RenewableSession } from '../store/sessions.ts';
import { countTries } from './count-tries.ts';
import { proveByCode } from './prove-by-code.ts';
import { proveByPasskey } from './prove-by-passkey.ts';
import { accountOf, refresh, sessionToRenew } from './refresh.ts';

/** One of them; of several, the first is looked at. */
export type StepUpProof = { code?: string; passkey?: PasskeyAnswer; password?: string };

/**
 * Somebody who is signed in proves again who they are, and gets new tokens that say so. It is counted as a sign-in is.
 *
 * @param network the client's
 * @throws ApiError 401 for an invalid token, 403 for a wrong proof, 404 for a code without an app, 429 after too many.
 */
export async function stepUp(context: AuthContext, refreshToken: string, proof: StepUpProof, network: string) {
  const session = await sessionToRenew(context, refreshToken);
  // Turned down there, and ended if it was copied.
  if (!session) return refresh(context, refreshToken, network);

  const account = await accountOf(context, session);
  await prove(context, { session, account, network }, proof);
  return refresh(context, refreshToken, network);
}

type Whose = { session: RenewableSession; account: Account; network: string };

async function prove(context: AuthContext, whose: Whose, { password, code, passkey }: StepUpProof): Promise<void> {
  if (code !== undefined) return byCode(context, whose, code);
  if (passkey !== undefined) return byPasskey(context, whose, passkey);
  return byPassword(context, whose, password ?? '');
}

async function byPassword(context: AuthContext, { session, account, network }: Whose, password: string): Promise<void> {
  const { db, users, tryMarks, now } = context;
  const { id, email } = account;
  await countTries(context, tryMarks({ account: emailKey(email), client: network }), async () => {
    const checked = await users.check(email, password);
    if (checked.id !== id) throw apiError('wrong_password', {}, { about: id });
  });
  await recordProof(db, session.id, now());
}

/** Of an app that counts. A recovery code is for a lost telephone, and this is no time to have lost it. */
async function byCode(context: AuthContext, { session, account, network }: Whose, code: string): Promise<void> {
  const authenticator = await authenticatorOf(context.db, account.id);
  if (!authenticator?.confirmed_at) throw apiError('no_second_factor');
  await proveByCode(context, { userId: account.id, code, network, kind: 'app' }, (tx) =>
    recordProof(tx, session.id, context.now()),
  );
}

async function byPasskey(
  context: AuthContext,
  { session, account, network }: Whose,
  answer: PasskeyAnswer,
): Promise<void> {
  const found = await passkeyByCredential(context.db, Buffer.from(answer.id, 'base64url'));
  const passkey = found?.user_id === account.id ? found : undefined;
  const about = { purpose: 'step up', session_id: session.id } as const;
  await proveByPasskey(context, { answer, passkey, about, network }, (tx) =>
    recordProof(tx, session.id, context.now()),
  );
}
