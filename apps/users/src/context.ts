import type { Kysely } from 'kysely';
import { libraryDay, libraryMinute, type LibraryMinute, type LocalDate } from '#core/library-day.ts';
import type { Commit } from '#messaging/commit.ts';
import type { DatabasePlatform } from '#platform/platform.ts';
import type { Log } from '#core/log.ts';
import type { Worker } from '#core/worker.ts';
import { createDataHolders, type DataHolders } from './clients/data-holders.ts';
import { createLoans, type Loans } from './clients/loans.ts';
import type { UsersEnv } from './config.ts';
import { showFromDatabase } from '#messaging/database-gauge.ts';
import { whatIsLeft } from '#platform/erasure-operation.ts';
import { unconfirmedByApp } from './store/erasures.ts';
import { holds } from './store/personal-data.ts';
import { retention } from './store/retention.ts';
import { createProfileCache, type ProfileCache } from './store/profile-cache.ts';
import type { Tables } from './store/schema.ts';
import { sendResetLink } from './use-cases/ask-for-password-reset.ts';

export type UsersContext = {
  db: Kysely<Tables>;
  /** For lists and searches, which nothing else waits for. */
  reads: Kysely<Tables>;
  commit: Commit<Tables>;
  log: Log;
  loans: Loans;
  holders: DataHolders;
  profiles: ProfileCache;
  /** Today in the library. */
  today: () => LocalDate;
  /** Now in the library, as it is told to people. */
  minute: () => LibraryMinute;
  now: () => Date;
  /** After how many days a registration that nobody has confirmed is deleted. */
  registrationDays: number;
  /** Sends the links that were asked for. */
  resets: Pick<Worker, 'wake'>;
};

export async function usersContext(platform: DatabasePlatform<UsersEnv, Tables>): Promise<UsersContext> {
  const { db, reads, commit, log, invoker, registry, openStateStore, env, now, lifecycle, startWorker } = platform;
  const resets = startWorker({
    name: 'links to another password',
    turn: () => sendResetLink({ commit, now }),
    pollIntervalMs: 5_000,
  });
  lifecycle.onStop('links to another password', resets.stop);
  showFromDatabase({
    registry,
    name: 'erasures_unconfirmed',
    help: 'Deleted accounts of which a service still has something, or has not said that it has nothing.',
    labelNames: ['app'],
    read: async () => (await unconfirmedByApp(reads)).map(({ app, count }) => ({ labels: { app }, value: count })),
  });
  return {
    db,
    reads,
    commit,
    log,
    loans: createLoans(invoker),
    holders: createDataHolders(invoker, {
      app: 'users',
      look: (userId) => whatIsLeft({ db: platform.jobs, holds, retention }, userId),
    }),
    profiles: createProfileCache(await openStateStore('cache'), log),
    today: () => libraryDay(now(), env.TIME_ZONE),
    minute: () => libraryMinute(now(), env.TIME_ZONE),
    now,
    registrationDays: env.REGISTRATION_DAYS,
    resets,
  };
}
