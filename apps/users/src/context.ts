import type { Kysely } from 'kysely';
import { libraryDay, type LocalDate } from '#core/library-day.ts';
import type { Commit } from '#messaging/commit.ts';
import type { DatabasePlatform } from '#platform/platform.ts';
import type { Log } from '#core/log.ts';
import { createLoans, type Loans } from './clients/loans.ts';
import type { UsersEnv } from './config.ts';
import { createProfileCache, type ProfileCache } from './store/profile-cache.ts';
import type { Tables } from './store/schema.ts';

export type UsersContext = {
  db: Kysely<Tables>;
  /** For lists and searches, which nothing else waits for. */
  reads: Kysely<Tables>;
  commit: Commit<Tables>;
  log: Log;
  loans: Loans;
  profiles: ProfileCache;
  /** Today in the library. */
  today: () => LocalDate;
  now: () => Date;
};

export async function usersContext(platform: DatabasePlatform<UsersEnv, Tables>): Promise<UsersContext> {
  const { db, reads, commit, log, invoker, openStateStore, env, now } = platform;
  return {
    db,
    reads,
    commit,
    log,
    loans: createLoans(invoker),
    profiles: createProfileCache(await openStateStore('cache'), log),
    today: () => libraryDay(now(), env.TIME_ZONE),
    now,
  };
}
