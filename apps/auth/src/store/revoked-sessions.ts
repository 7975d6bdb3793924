import type { StateStore } from '#dapr/state.ts';
import { REVOKED_KEY } from '#platform/revocation.ts';

/**
 * Tells every gateway that a session's access tokens are no longer valid, for as long as one could still be in use.
 */
export type RevokedSessions = { add(sessionId: string): Promise<void>; has(sessionId: string): Promise<boolean> };

export function createRevokedSessions(
  store: Pick<StateStore, 'get' | 'set' | 'delete'>,
  accessTokenSeconds: number,
): RevokedSessions {
  return {
    add: (sessionId) => store.set(REVOKED_KEY(sessionId), true, accessTokenSeconds),
    has: async (sessionId) => (await store.get(REVOKED_KEY(sessionId))) !== undefined,
  };
}
