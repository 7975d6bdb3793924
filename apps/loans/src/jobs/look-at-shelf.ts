import type { JobRun } from '#platform/jobs.ts';
import type { LoansContext } from '../context.ts';
import type { Tables } from '../store/schema.ts';
import { dueLooks, postponeLook } from '../store/waiting-list.ts';
import { lookAtShelf } from '../use-cases/look-at-shelf.ts';

/** Longer than a request takes, so that one that is still checking the shelf itself is left alone. */
const STALE_MS = 30_000;
const BATCH = 100;

/** Checks the shelf for readers who joined the waiting list when nobody could: books was down, or the process died. */
export async function lookAtShelves(
  { books }: Pick<LoansContext, 'books'>,
  { db, commit, now, log, stopping }: Pick<JobRun<Tables>, 'db' | 'commit' | 'now' | 'log' | 'stopping'>,
): Promise<{ looked: number }> {
  const before = new Date(now().getTime() - STALE_MS);
  let looked = 0;
  for (let due = await dueLooks(db, before, BATCH); due.length > 0; due = await dueLooks(db, before, BATCH)) {
    for (const look of due) {
      if (stopping()) return { looked };
      try {
        await lookAtShelf({ books, commit, now }, look);
        looked += 1;
      } catch (error) {
        // Behind the others: books may fail for this book only.
        await postponeLook(db, look.entry_ids, now());
        log.warn({ err: error, book_id: look.book_id }, 'the shelf could not be checked yet');
        return { looked };
      }
    }
  }
  return { looked };
}
