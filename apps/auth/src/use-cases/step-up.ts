import { apiError } from '#errors';
import { emailKey } from '#core/email-address.ts';
import type { AuthContext } from '../context.ts';
import { recordProof } from '../store/sessions.ts';
import { countTries } from './count-tries.ts';
import { accountOf, refresh, sessionToRenew } from './refresh.ts';

/**
 * Somebody who is signed in proves again who they are, and gets new tokens that say so. It is counted as a sign-in is.
 *
 * @param network the client's
 * @throws ApiError 401 for an invalid token, 403 for a wrong password, 429 after too many.
 */
export async function stepUp(context: AuthContext, refreshToken: string, password: string, network: string) {
  const { db, now, users, tryMarks } = context;
  const session = await sessionToRenew(context, refreshToken);
  // Turned down there, and ended if it was copied.
  if (!session) return refresh(context, refreshToken, network);

  const { id, email } = await accountOf(context, session);
  await countTries(context, tryMarks({ account: emailKey(email), client: network }), async () => {
    const checked = await users.check(email, password);
    if (checked.id !== id) throw apiError('wrong_password', {}, { about: id });
  });
  await recordProof(db, session.id, now());
  return refresh(context, refreshToken, network);
}
