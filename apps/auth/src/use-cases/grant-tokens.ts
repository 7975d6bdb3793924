import { createHash, randomBytes } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import { apiError } from '#errors';
import type { AuthContext } from '../context.ts';
import type { Account } from '../clients/users.ts';
import { secondsLeft } from '../domain/session-lifetime.ts';
import type { Tables } from '../store/schema.ts';
import { storeRefreshToken } from '../store/sessions.ts';

type Session = { id: string; started_at: Date; proved_at: Date | null };

export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** 256 random bits, for a new session. */
export const firstRefreshToken = (): string => randomBytes(32).toString('base64url');

/**
 * New tokens for a session: a short-lived access token, and this refresh token.
 *
 * @throws ApiError 401 for a session that has lasted as long as it may
 */
export async function grantTokens(
  context: AuthContext,
  db: Kysely<Tables> | Transaction<Tables>,
  session: Session,
  account: Account,
  refreshToken: string,
) {
  const answer = tokens(context, session, account, refreshToken);
  await storeRefreshToken(db, {
    token_hash: hashOfToken(refreshToken),
    session_id: session.id,
    expires_at: new Date(context.now().getTime() + answer.refresh_expires_in * 1000),
  });
  return answer;
}

/** The answer to the client, with a newly signed access token. @throws ApiError 401 */
export function tokens(context: AuthContext, session: Session, account: Account, refreshToken: string) {
  const { keys, accessTokenSeconds, sessionLifetime, now } = context;
  const renewable = secondsLeft(sessionLifetime, session.started_at, now());
  if (renewable <= 0) throw apiError('unauthenticated');
  const expiresIn = Math.min(accessTokenSeconds, renewable);
  return {
    access_token: keys.sign(
      { sub: account.id, role: account.role, sid: session.id, provedAt: session.proved_at },
      expiresIn,
    ),
    token_type: 'Bearer' as const,
    expires_in: expiresIn,
    refresh_token: refreshToken,
    refresh_expires_in: renewable,
    account,
  };
}
