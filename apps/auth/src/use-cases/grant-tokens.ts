import { createHash, randomBytes } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { AuthContext } from '../context.ts';
import type { Account } from '../clients/users.ts';
import type { Tables } from '../store/schema.ts';
import { storeRefreshToken } from '../store/sessions.ts';

export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** New tokens for a session: a short access token, and a refresh token of 256 random bits. */
export async function grantTokens(
  context: AuthContext,
  db: Kysely<Tables> | Transaction<Tables>,
  sessionId: string,
  account: Account,
) {
  const { keys, now, accessTokenSeconds, refreshTokenSeconds } = context;
  const refreshToken = randomBytes(32).toString('base64url');
  await storeRefreshToken(db, {
    token_hash: hashOfToken(refreshToken),
    session_id: sessionId,
    expires_at: new Date(now().getTime() + refreshTokenSeconds * 1000),
  });
  return {
    access_token: keys.sign({ sub: account.id, role: account.role, sid: sessionId }, accessTokenSeconds),
    token_type: 'Bearer' as const,
    expires_in: accessTokenSeconds,
    refresh_token: refreshToken,
    refresh_expires_in: refreshTokenSeconds,
    account,
  };
}
