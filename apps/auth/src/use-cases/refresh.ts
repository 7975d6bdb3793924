import { apiError } from '#errors';
import type { AuthContext } from '../context.ts';
import { sessionOfRefreshToken, sessionOfUsedToken, setSessionRole, useRefreshToken } from '../store/sessions.ts';
import { endSession } from './end-sessions.ts';
import { grantTokens, hashOfToken } from './grant-tokens.ts';

/**
 * Changes a refresh token for new tokens. It is used up last, so that a neighbour that does not answer costs nobody
 * their sign-in.
 *
 * @throws ApiError 401 for a token that is not good; one that was used before ends its whole session.
 */
export async function refresh(context: AuthContext, refreshToken: string) {
  const { db, users, now } = context;
  const tokenHash = hashOfToken(refreshToken);
  const session = await sessionOfRefreshToken(db, tokenHash, now());
  if (!session) throw await refuse(context, tokenHash);

  const account = await users.account(session.user_id);
  if (!account) throw apiError('unauthenticated');
  const tokens = await db.transaction().execute(async (tx) => {
    if (!(await useRefreshToken(tx, tokenHash, now()))) return undefined;
    if (account.role !== session.role) await setSessionRole(tx, session.id, account.role);
    return grantTokens(context, tx, session.id, account);
  });
  if (!tokens) throw await refuse(context, tokenHash);
  return tokens;
}

async function refuse(context: AuthContext, tokenHash: Buffer) {
  const copied = await sessionOfUsedToken(context.db, tokenHash);
  if (copied) await endSession(context, copied.id);
  return apiError(copied ? 'refresh_token_reused' : 'unauthenticated');
}
