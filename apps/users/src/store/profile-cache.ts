import type { StateStore } from '#dapr/state.ts';
import type { Log } from '#core/log.ts';

/**
 * Profiles as the API shows them, cached for minutes. A change of the user or an event of their loans drops theirs. An
 * unavailable cache counts as a miss.
 */
export type ProfileCache = {
  get(userId: string): Promise<unknown>;
  put(userId: string, profile: unknown): Promise<void>;
  drop(...userIds: string[]): Promise<void>;
};

const SECONDS = 300;

export function createProfileCache(store: Pick<StateStore, 'get' | 'set' | 'deleteAll'>, log: Log): ProfileCache {
  const quietly = <T>(what: Promise<T>): Promise<T | undefined> =>
    what.catch((error: unknown) => {
      log.warn({ err: error }, 'profile cache failed');
      return undefined;
    });
  const key = (userId: string) => `profile-${userId}`;
  return {
    get: (userId) => quietly(store.get(key(userId))),
    put: (userId, profile) => quietly(store.set(key(userId), profile, SECONDS)),
    drop: (...userIds) => quietly(store.deleteAll(userIds.map(key))),
  };
}
