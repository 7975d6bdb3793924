import type { Kysely } from 'kysely';
import type { Commit } from '#messaging/commit.ts';
import type { DatabasePlatform } from '#platform/platform.ts';
import type { Log } from '#core/log.ts';
import { createLoans, type Loans } from './clients/loans.ts';
import type { BooksEnv } from './config.ts';
import { mostLent } from './store/books.ts';
import { createPopularBooks, type PopularBooks } from './store/popular-books-cache.ts';
import type { Tables } from './store/schema.ts';

export type BooksContext = {
  db: Kysely<Tables>;
  /** For lists and searches, which nothing else waits for. */
  reads: Kysely<Tables>;
  commit: Commit<Tables>;
  log: Log;
  loans: Loans;
  popular: PopularBooks;
  /** An older allocation without a loan is checked with loans. Longer than issuing a loan takes. */
  staleAfterMs: number;
  now: () => Date;
};

/** The day under which loans are counted, in UTC. */
export const dayOf = (instant: Date): string => instant.toISOString().slice(0, 10);

export async function booksContext(platform: DatabasePlatform<BooksEnv, Tables>): Promise<BooksContext> {
  const { db, reads, commit, log, invoker, openStateStore, env, now } = platform;
  return {
    db,
    reads,
    commit,
    log,
    loans: createLoans(invoker),
    popular: createPopularBooks(await openStateStore('cache'), log, () => mostLent(reads)),
    staleAfterMs: env.ALLOCATION_STALE_SECONDS * 1000,
    now,
  };
}
