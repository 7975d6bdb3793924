import type { Kysely } from 'kysely';
import { createTokenCheck, type TokenCheck } from '#http/access-token.ts';
import { REVOKED_STORE } from '#platform/revocation.ts';
import type { DatabasePlatform } from '#platform/platform.ts';
import { createRevokedSessions, type RevokedSessions } from './store/revoked-sessions.ts';
import { createRefreshChain } from './keys/refresh-chain.ts';
import { readSigningKeys, type SigningKeys } from './keys/signing-keys.ts';
import { createTryMarks, type TryMarks } from './keys/try-marks.ts';
import { createUsers, type Users } from './clients/users.ts';
import type { AuthEnv } from './config.ts';
import type { SessionLifetime } from './domain/session-lifetime.ts';
import type { Tables } from './store/schema.ts';

export type AuthContext = {
  db: Kysely<Tables>;
  users: Users;
  keys: SigningKeys;
  nextRefreshToken: (token: string) => string;
  /** What tries at an account by a client are counted under. */
  tryMarks: (tried: { account: string; client: string }) => TryMarks;
  revoked: RevokedSessions;
  tokenCheck: TokenCheck;
  /** Lifetimes in seconds. */
  accessTokenSeconds: number;
  sessionLifetime: SessionLifetime;
  now: () => Date;
};

export async function authContext(platform: DatabasePlatform<AuthEnv, Tables>): Promise<AuthContext> {
  const { db, secrets, invoker, openStateStore, env, now } = platform;
  const signingKey = await secrets.read('token-signing-key');
  const keys = readSigningKeys(signingKey, await secrets.find('token-signing-key-before'));
  return {
    db,
    keys,
    nextRefreshToken: createRefreshChain(signingKey),
    tryMarks: createTryMarks(signingKey),
    tokenCheck: createTokenCheck(() => Promise.resolve({ keys: keys.jwks })),
    users: createUsers(invoker),
    revoked: createRevokedSessions(await openStateStore(REVOKED_STORE), env.ACCESS_TOKEN_SECONDS),
    accessTokenSeconds: env.ACCESS_TOKEN_SECONDS,
    sessionLifetime: { idle: env.REFRESH_TOKEN_SECONDS, most: env.SESSION_SECONDS },
    now,
  };
}
