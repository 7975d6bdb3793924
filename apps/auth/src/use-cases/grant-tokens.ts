import { createHash, randomBytes } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { AuthContext } from '../context.ts';
import type { Account } from '../clients/users.ts';
import type { Tables } from '../store/schema.ts';
import { storeRefreshToken } from '../store/sessions.ts';

export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** 256 random bits, for a new session. */
export const firstRefreshToken = (): string => randomBytes(32).toString('base64url');

/** New tokens for a session: a short-lived access token, and this refresh token. */
export async function grantTokens(
  context: AuthContext,
  db: Kysely<Tables> | Transaction<Tables>,
  sessionId: string,
  account: Account,
  refreshToken: string,
) {
  await storeRefreshToken(db, {
    token_hash: hashOfToken(refreshToken),
    session_id: sessionId,
    expires_at: new Date(context.now().getTime() + context.refreshTokenSeconds * 1000),
  });
  return tokens(context, sessionId, account, refreshToken);
}

/** The answer to the client, with a newly signed access token. */
export function tokens(context: AuthContext, sessionId: string, account: Account, refreshToken: string) {
  const { keys, accessTokenSeconds, refreshTokenSeconds } = context;
  return {
    access_token: keys.sign({ sub: account.id, role: account.role, sid: sessionId }, accessTokenSeconds),
    token_type: 'Bearer' as const,
    expires_in: accessTokenSeconds,
    refresh_token: refreshToken,
    refresh_expires_in: refreshTokenSeconds,
    account,
  };
}
