import { unauthenticated } from '#service/identity.ts';
import type { AuthContext } from '../context.ts';
import { sessionOfUsedToken, setSessionRole, useRefreshToken } from '../store/sessions.ts';
import { endSession } from './end-sessions.ts';
import { grantTokens, hashOfToken } from './grant-tokens.ts';

/** @throws Problem 401 for a token that is not good; one that was used before ends its whole session. */
export async function refresh(context: AuthContext, refreshToken: string) {
  const { db, users, now } = context;
  const tokenHash = hashOfToken(refreshToken);
  const session = await useRefreshToken(db, tokenHash, now());
  if (!session) {
    const stolen = await sessionOfUsedToken(db, tokenHash);
    if (stolen) await endSession(context, stolen.id);
    throw unauthenticated(
      'The refresh token is not good. Sign in again.',
      stolen ? 'refresh_token_reused' : 'unauthenticated',
    );
  }
  const account = await users.account(session.user_id);
  if (!account) throw unauthenticated('The account is deleted.');
  if (account.role !== session.role) await setSessionRole(db, session.id, account.role);
  return grantTokens(context, db, session.id, account);
}
