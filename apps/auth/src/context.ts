import type { Kysely } from 'kysely';
import type { Role } from '#core/caller.ts';
import { libraryMinute, type LibraryMinute } from '#core/library-day.ts';
import { createTokenCheck, type TokenCheck } from '#http/access-token.ts';
import { REVOKED_STORE } from '#platform/revocation.ts';
import type { Commit } from '#messaging/commit.ts';
import type { DatabasePlatform } from '#platform/platform.ts';
import { createRevokedSessions, type RevokedSessions } from './store/revoked-sessions.ts';
import { createRecoveryCodes, type RecoveryCodes } from './keys/recovery-codes.ts';
import { createRequestSecrets, type RequestSecrets } from './keys/request-secrets.ts';
import { createRefreshChain } from './keys/refresh-chain.ts';
import { createKeyRing, type KeyRing } from './keys/key-ring.ts';
import { createKeySeal, type KeySeal } from './keys/sealed-key.ts';
import {
  createAccountMark,
  createMailMark,
  createTryMarks,
  type AccountMark,
  type MailMark,
  type TryMarks,
} from './keys/try-marks.ts';
import { createOAuth, type OAuth } from './oauth/oauth.ts';
import { createOutsideProviders, type OutsideProviders } from './outside/outside-providers.ts';
import { secondFactorKey } from './keys/second-factor-key.ts';
import { createSeal, type Seal } from './keys/seal.ts';
import { createUsers, type Users } from './clients/users.ts';
import type { AuthEnv } from './config.ts';
import { relyingParty, type RelyingParty } from './domain/relying-party.ts';
import type { SessionLifetime } from './domain/session-lifetime.ts';
import type { Tables } from './store/schema.ts';
import { prepareKeys } from './use-cases/rotate-keys.ts';

/** What sign-ins need, whoever they are for. */
export type SignInContext = {
  db: Kysely<Tables>;
  commit: Commit<Tables>;
  users: Users;
  keys: KeyRing;
  keySeal: KeySeal;
  nextRefreshToken: (token: string) => string;
  /** Seals the secrets of authenticators. */
  secretSeal: Seal;
  recoveryCodes: RecoveryCodes;
  /** Whom passkeys are made for. */
  relyingParty: RelyingParty;
  /** Whose accounts people may sign in by, beside those of the library. */
  outside: OutsideProviders;
  /** What a request to one of them is recognised by, from its state. */
  requestSecrets: (state: string) => RequestSecrets;
  /** The roles that sign in with a second factor only. */
  secondFactorRequiredOf: readonly Role[];
  /** What tries at an account by a client are counted under. */
  tryMarks: (tried: { account: string; client: string }) => TryMarks;
  accountMark: AccountMark;
  /** What e-mails that a client asks for are counted under. */
  mailMark: MailMark;
  revoked: RevokedSessions;
  tokenCheck: TokenCheck;
  /** Lifetimes in seconds. */
  accessTokenSeconds: number;
  sessionLifetime: SessionLifetime;
  signingKeyDays: number;
  /** Now in the library, as it is told to people. */
  minute: () => LibraryMinute;
  now: () => Date;
};

export type AuthContext = SignInContext & { oauth: OAuth };

/** How soon a replica follows what another one has changed. */
const RELOAD_KEYS_MS = 5_000;

export async function authContext(platform: DatabasePlatform<AuthEnv, Tables>): Promise<AuthContext> {
  const { db, commit, secrets, invoker, log, breakers, openStateStore, startWorker, lifecycle, env, now } = platform;
  const secret = await secrets.read('token-signing-key');
  const secondFactors = await secrets.read('second-factor-key');
  const keySeal = createKeySeal(secret);
  const keys = createKeyRing({ db, seal: keySeal, accessTokenSeconds: env.ACCESS_TOKEN_SECONDS, now });
  await prepareKeys({ db, keys, keySeal, now }, secret, await secrets.find('token-signing-key-before'));
  const { stop } = startWorker({
    name: 'signing keys',
    turn: async () => {
      await keys.reload();
      return 'wait';
    },
    pollIntervalMs: RELOAD_KEYS_MS,
  });
  lifecycle.onStop('signing keys', stop);
  const party = relyingParty(env.PUBLIC_URL);
  const context: SignInContext = {
    db,
    commit,
    keys,
    keySeal,
    nextRefreshToken: createRefreshChain(secret),
    tryMarks: createTryMarks(secret),
    accountMark: createAccountMark(secret),
    mailMark: createMailMark(secret),
    secretSeal: createSeal(secondFactorKey(secondFactors, 'authenticators')),
    recoveryCodes: createRecoveryCodes(secondFactorKey(secondFactors, 'recovery codes')),
    relyingParty: party,
    outside: createOutsideProviders({
      providers: env.OUTSIDE_PROVIDERS,
      origin: party.origin,
      log,
      breakers,
      findSecret: (name) => secrets.find(name),
      now,
    }),
    requestSecrets: createRequestSecrets(secret),
    secondFactorRequiredOf: env.SECOND_FACTOR_REQUIRED_FOR,
    tokenCheck: createTokenCheck(() => Promise.resolve({ keys: keys.jwks() })),
    users: createUsers(invoker),
    revoked: createRevokedSessions(await openStateStore(REVOKED_STORE), env.ACCESS_TOKEN_SECONDS),
    accessTokenSeconds: env.ACCESS_TOKEN_SECONDS,
    sessionLifetime: { idle: env.REFRESH_TOKEN_SECONDS, most: env.SESSION_SECONDS },
    signingKeyDays: env.SIGNING_KEY_DAYS,
    minute: () => libraryMinute(now(), env.TIME_ZONE),
    now,
  };
  return { ...context, oauth: createOAuth(context, env.PUBLIC_URL) };
}
