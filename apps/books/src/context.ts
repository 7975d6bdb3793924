import type { Kysely } from 'kysely';
import type { Commit } from '#messaging/commit.ts';
import type { DatabasePlatform } from '#platform/platform.ts';
import type { Log } from '#core/log.ts';
import { createLoans, type Loans } from './clients/loans.ts';
import type { BooksEnv } from './config.ts';
import { createPopularBooksCache, type PopularBooksCache } from './store/popular-books-cache.ts';
import type { Tables } from './store/schema.ts';

export type BooksContext = {
  db: Kysely<Tables>;
  commit: Commit<Tables>;
  log: Log;
  loans: Loans;
  popular: PopularBooksCache;
  /** A reservation that is older and became no loan is looked into. Longer than a loan takes to be issued. */
  staleAfterMs: number;
  now: () => Date;
};

export async function booksContext(platform: DatabasePlatform<BooksEnv, Tables>): Promise<BooksContext> {
  const { db, commit, log, invoker, openStateStore, env, now } = platform;
  return {
    db,
    commit,
    log,
    loans: createLoans(invoker),
    popular: createPopularBooksCache(await openStateStore('cache'), log),
    staleAfterMs: env.RESERVATION_STALE_SECONDS * 1000,
    now,
  };
}
