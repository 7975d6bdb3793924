import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { LocalDate } from '#core/library-day.ts';
import type { StateStore } from '#dapr/state.ts';
import type { Log } from '#core/log.ts';

/**
 * Profiles as the API shows them, cached for minutes. A change of the user or an event of their loans drops theirs, a
 * change of a category everybody's, and so does the next day. An unavailable cache counts as a miss.
 */
export type ProfileCache = {
  /** @param today the library's day, on which it depends whether a loan is overdue */
  lookUp(userId: string, today: LocalDate): Promise<Found>;
  drop(...userIds: string[]): Promise<void>;
  dropAll(): Promise<void>;
};

export type Found = {
  profile: unknown;
  /** Caches the profile that was read because there was none, unless all were dropped meanwhile. */
  keep(profile: unknown): Promise<void>;
};

const SECONDS = 300;

const entry = z.object({ profile: z.unknown(), day: z.string(), age: z.string() });

export function createProfileCache(store: Pick<StateStore, 'getAll' | 'set' | 'deleteAll'>, log: Log): ProfileCache {
  const quietly = <T>(what: Promise<T>): Promise<T | undefined> =>
    what.catch((error: unknown) => {
      log.warn({ err: error }, 'profile cache failed');
      return undefined;
    });
  const key = (userId: string) => `profile-${userId}`;
  /** Profiles of another age than this one count as dropped. */
  const AGE = 'age-of-profiles';
  return {
    lookUp: async (userId, today) => {
      const found = await quietly(store.getAll([key(userId), AGE]));
      const age = z.string().catch('').parse(found?.get(AGE));
      const { data: known } = entry.safeParse(found?.get(key(userId)));
      return {
        profile: known?.day === today && known.age === age ? known.profile : undefined,
        keep: async (profile) => {
          if (found) await quietly(store.set(key(userId), { profile, day: today, age }, SECONDS));
        },
      };
    },
    drop: (...userIds) => quietly(store.deleteAll(userIds.map(key))),
    // For longer than any profile that it concerns.
    dropAll: () => quietly(store.set(AGE, randomUUID(), 2 * SECONDS)),
  };
}
