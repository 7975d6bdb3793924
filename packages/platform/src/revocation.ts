import { LRUCache } from 'lru-cache';
import { holdsPermissions } from '#core/caller.ts';
import type { Log } from '#core/log.ts';
import type { StateStore } from '#dapr/state.ts';
import { apiError } from '#errors';
import type { TokenCheck } from '#http/access-token.ts';

/** The key under which auth records, and others look up, that a session ended before its access tokens expired. */
export const REVOKED_KEY = (sessionId: string): string => `revoked-${sessionId}`;

/** The state store component that they share. */
export const REVOKED_STORE = 'revoked-tokens';

const CACHE_TTL_MS = 5_000;

export type RevocationCheck = (sessionId: string) => Promise<boolean>;

/**
 * Checks whether a session ended before its tokens expired. The answer is cached for five seconds, so an ended session
 * can be used that much longer. While the store is unavailable, tokens are accepted: they are short-lived, and the
 * library stays open (docs/decisions/0005).
 */
export function createRevocationCheck(store: Pick<StateStore, 'get'>, log: Log): RevocationCheck {
  const known = new LRUCache<string, boolean>({ max: 20_000, ttl: CACHE_TTL_MS });
  return async (sessionId) => {
    const answer = known.get(sessionId);
    if (answer !== undefined) return answer;
    try {
      const revoked = (await store.get(REVOKED_KEY(sessionId))) !== undefined;
      known.set(sessionId, revoked);
      return revoked;
    } catch (error) {
      log.warn({ err: error }, 'revoked tokens could not be looked up');
      return false;
    }
  };
}

/**
 * A token check that refuses whoever has permissions and whose session has ended: what they may do to others must not
 * depend on the gateway's check alone. Everybody else's tokens are looked up at the gateway only.
 */
export function refuseEndedSessions(tokenCheck: TokenCheck, isRevoked: RevocationCheck): TokenCheck {
  return async (authorization) => {
    const caller = await tokenCheck(authorization);
    if (holdsPermissions(caller) && (await isRevoked(caller.sessionId))) throw signedOut();
    return caller;
  };
}

export const signedOut = () => apiError('signed_out');
