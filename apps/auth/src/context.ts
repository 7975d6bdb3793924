import type { Kysely } from 'kysely';
import type { TokenCheck } from '#service/identity.ts';
import type { RevokedSessions } from './services/revoked-sessions.ts';
import type { SigningKeys } from './services/signing-key.ts';
import type { Users } from './services/users.ts';
import type { Tables } from './store/schema.ts';

export type AuthContext = {
  db: Kysely<Tables>;
  users: Users;
  keys: SigningKeys;
  revoked: RevokedSessions;
  tokenCheck: TokenCheck;
  /** Lifetimes in seconds. */
  accessTokenSeconds: number;
  refreshTokenSeconds: number;
  now: () => Date;
};
