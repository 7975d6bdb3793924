import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { apiError } from '#errors';
import { roles, type Caller } from '#core/caller.ts';

const claims = z.object({ sub: z.uuid(), role: z.enum(roles), sid: z.uuid(), exp: z.number() });

export const TOKEN_ISSUER = 'abonement';
export const TOKEN_AUDIENCE = 'abonement-api';
export const TOKEN_ALGORITHM = 'RS256';

export type JwksSource = () => Promise<{ keys: JsonWebKey[] }>;

/**
 * Checks access tokens against the keys that auth publishes. Keys are fetched when a token names one that is not
 * known, at most once in ten seconds, so that a flood of made-up key ids asks auth nothing.
 */
export function createTokenCheck(fetchJwks: JwksSource, now: () => number = Date.now) {
  let keys = new Map<string, KeyObject>();
  let fetchedAt = -Infinity;
  let fetching: Promise<void> | undefined;
  const checked = new LRUCache<string, Caller>({ max: 5_000 });

  async function refreshKeys(): Promise<void> {
    const jwks = await fetchJwks();
    keys = new Map(jwks.keys.map((key) => [String(key['kid']), createPublicKey({ key, format: 'jwk' })]));
    fetchedAt = now();
  }

  async function keyNamed(kid: string): Promise<KeyObject | undefined> {
    if (!keys.has(kid) && now() - fetchedAt > 10_000) {
      fetching ??= refreshKeys().finally(() => (fetching = undefined));
      await fetching;
    }
    return keys.get(kid);
  }

  /** @throws ApiError 401 for a token that is missing, forged, for somebody else, or past its time. */
  return async function callerOf(authorization: string | undefined): Promise<Caller> {
    const token = /^Bearer ([\w.-]{1,4096})$/i.exec(authorization ?? '')?.[1];
    if (!token) throw apiError('unauthenticated');
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
        audience: TOKEN_AUDIENCE,
        clockTimestamp: Math.floor(now() / 1000),
      });
      const { sub, role, sid, exp } = claims.parse(payload);
      return { id: sub, role, sessionId: sid, expiresAt: exp };
    } catch (error) {
      if (error instanceof jwt.TokenExpiredError) throw apiError('token_expired');
      throw apiError('unauthenticated');
    }
  }
}

export type TokenCheck = ReturnType<typeof createTokenCheck>;
