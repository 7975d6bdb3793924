import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { apiError } from '#errors';
import { scopes, type Scope } from '#contracts/permissions.ts';
import { roles, type Caller } from '#core/caller.ts';

const claims = z.object({
  aud: z.string(),
  sub: z.uuid(),
  role: z.enum(roles),
  sid: z.uuid(),
  exp: z.number(),
  auth_time: z.number().optional(),
  scope: z.string().optional(),
  act: z.object({ sub: z.uuid() }).optional(),
});

export const TOKEN_ISSUER = 'abonement';
export const TOKEN_AUDIENCE = 'abonement-api';
/** Of the tokens of apps and guardians, which act for somebody by scopes: whoever knows of no scopes takes none of them. */
export const APP_TOKEN_AUDIENCE = 'abonement-api-for-apps';
export const TOKEN_ALGORITHM = 'RS256';

export type JwksSource = () => Promise<{ keys: JsonWebKey[] }>;

/** Not at the same time as other services that were started with this one: a third sooner at most. */
const REFETCH_AFTER_MS = 30_000;
/**
 * Keys older than this are fetched before the next token is checked, not concurrently: how long a key that auth no longer
 * publishes stays valid at most.
 */
const TOO_OLD_AFTER_MS = 45_000;
/** Between two fetches, so that a flood of invented key ids does not reach auth. */
const BETWEEN_FETCHES_MS = 10_000;

/**
 * Checks access tokens against the keys that auth publishes. They are fetched every half a minute, and when a token
 * names an unknown one. Tokens of a key that is no longer published become invalid. While auth does not answer, the
 * known keys stay valid: the library stays open.
 */
export function createTokenCheck(fetchJwks: JwksSource, now: () => number = Date.now) {
  let keys = new Map<string, KeyObject>();
  let fetchedAt = -Infinity;
  let triedAt = -Infinity;
  let refetchAfterMs = REFETCH_AFTER_MS;
  let fetching: Promise<void> | undefined;
  /** Why the last fetch failed. */
  let failure: Error | undefined;
  const checked = new LRUCache<string, Caller>({ max: 5_000 });

  async function fetchKeys(): Promise<void> {
    triedAt = now();
    const jwks = await fetchJwks();
    const fetched = new Map(jwks.keys.map((key) => [String(key['kid']), createPublicKey({ key, format: 'jwk' })]));
    for (const [kid, key] of keys) if (!fetched.get(kid)?.equals(key)) checked.clear();
    keys = fetched;
    fetchedAt = now();
    refetchAfterMs = REFETCH_AFTER_MS * (1 - Math.random() / 3);
    failure = undefined;
  }

  const refetch = (): Promise<void> =>
    (fetching ??= fetchKeys()
      .catch((error: unknown) => {
        failure = error instanceof Error ? error : new Error('the keys could not be fetched', { cause: error });
        throw failure;
      })
      .finally(() => (fetching = undefined)));

  async function replaceOldKeys(): Promise<void> {
    const age = now() - fetchedAt;
    if (keys.size === 0 || age < refetchAfterMs) return;
    if (!fetching && now() - triedAt < BETWEEN_FETCHES_MS) return;
    const refetched = refetch().catch(() => undefined);
    if (age >= TOO_OLD_AFTER_MS) await refetched;
  }

  async function keyNamed(kid: string): Promise<KeyObject | undefined> {
    if (!keys.has(kid) && now() - fetchedAt > BETWEEN_FETCHES_MS) await fetchUnknown();
    return keys.get(kid);
  }

  /** @throws if auth does not answer: the key may be new, so the token is not called forged. */
  async function fetchUnknown(): Promise<void> {
    if (failure && keys.size > 0 && now() - triedAt < BETWEEN_FETCHES_MS) throw failure;
    await refetch();
  }

  /** @throws ApiError 401 for a token that is missing, forged, for another audience, or expired. */
  return async function callerOf(authorization: string | undefined): Promise<Caller> {
    const token = /^Bearer ([\w.-]{1,2048})$/i.exec(authorization ?? '')?.[1];
    if (!token) throw apiError('unauthenticated');
    await replaceOldKeys();
    const known = checked.get(token);
    if (known && known.expiresAt * 1000 > now()) return known;
    const kid = jwt.decode(token, { complete: true })?.header.kid;
    const key = kid === undefined ? undefined : await keyNamed(kid);
    if (!key) throw apiError('unauthenticated');
    const caller = verify(token, key);
    checked.set(token, caller);
    return caller;
  };

  function verify(token: string, key: KeyObject): Caller {
    try {
      const payload = jwt.verify(token, key, {
        algorithms: [TOKEN_ALGORITHM],
        issuer: TOKEN_ISSUER,
        audience: [TOKEN_AUDIENCE, APP_TOKEN_AUDIENCE],
        clockTimestamp: Math.floor(now() / 1000),
      });
      const { aud, sub, role, sid, exp, auth_time: authTime, scope, act } = claims.parse(payload);
      const who = { id: sub, role, sessionId: sid, expiresAt: exp };
      const provedAt = authTime !== undefined && { provedAt: authTime };
      if (aud !== APP_TOKEN_AUDIENCE) return { ...who, ...provedAt };
      const scopes = scopesIn(scope ?? '');
      // That of an app never shows that its person is there; that of a guardian, that the guardian is.
      return act ? { ...who, ...provedAt, scopes, actor: act.sub } : { ...who, scopes };
    } catch (error) {
      if (error instanceof jwt.TokenExpiredError) throw apiError('token_expired');
      throw apiError('unauthenticated');
    }
  }
}

const isScope = (name: string): name is Scope => scopes.some((scope) => scope === name);

/** Those of them that are known here. */
const scopesIn = (listed: string): Scope[] => listed.split(' ').filter(isScope);

export type TokenCheck = ReturnType<typeof createTokenCheck>;
