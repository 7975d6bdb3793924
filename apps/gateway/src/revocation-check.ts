import { LRUCache } from 'lru-cache';
import type { StateStore } from '#dapr/state.ts';
import type { Log } from '#core/log.ts';
import { REVOKED_KEY } from '#platform/revocation.ts';

const LOOK_AGAIN_AFTER_MS = 5_000;

/**
 * Whether a session was ended before its tokens ran out. The answer is kept for five seconds, so that is how long an
 * ended session can still be used at a gateway that has just seen it. While the store cannot be asked, tokens are taken
 * at their word: they are short-lived, and the library stays open (docs/decisions/0005).
 */
export function createRevocationCheck(
  store: Pick<StateStore, 'get'>,
  log: Log,
): (sessionId: string) => Promise<boolean> {
  const known = new LRUCache<string, boolean>({ max: 20_000, ttl: LOOK_AGAIN_AFTER_MS });
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
