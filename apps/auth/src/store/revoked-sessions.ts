import type { StateStore } from '#dapr/state.ts';
import { REVOKED_KEY } from '#platform/revocation.ts';

/**
 * Tells every gateway that a session's access tokens are no longer valid, for as long as one could still be in use.
 */
export type RevokedSessions = { add(sessionId: string): Promise<void>; has(sessionId: string): Promise<boolean> };

/** A gateway whose clock is behind accepts an access token for that much longer. */
const SLOW_CLOCK_SECONDS = 300;

export function createRevokedSessions(
  store: Pick<StateStore, 'get' | 'set' | 'delete'>,
  accessTokenSeconds: number,
): RevokedSessions {
  return {
    add: (sessionId) => store.set(REVOKED_KEY(sessionId), true, accessTokenSeconds + SLOW_CLOCK_SECONDS),
    has: async (sessionId) => (await store.get(REVOKED_KEY(sessionId))) !== undefined,
  };
}
