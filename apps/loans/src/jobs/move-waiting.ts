import type { JobRun } from '#platform/jobs.ts';
import { MAIN_BRANCH } from '../domain/opening-hours.ts';
import { insertHold } from '../store/holds.ts';
import { hasOnLoan, lockReader } from '../store/loans.ts';
import type { Tables } from '../store/schema.ts';
import { bookEntries, takeBookEntry, type BookEntry } from '../store/waiting-list.ts';

type Run = Pick<JobRun<Tables>, 'db' | 'commit' | 'now' | 'stopping'>;

const BATCH = 200;

/** Gives those who wait for a book by an entry of the previous release a hold, in the order in which they came. */
export async function moveWaiting(run: Run): Promise<number> {
  let moved = 0;
  for (let entries = await due(); entries.length > 0 && !run.stopping(); entries = await due())
    for (const entry of entries) {
      await move(run, entry);
      moved += 1;
    }
  return moved;

  function due() {
    return bookEntries(run.db, BATCH);
  }
}

/** Whoever has the book, or a hold on it, waits no more. */
async function move({ commit, now }: Run, { id, reader_id }: BookEntry): Promise<void> {
  await commit(async (tx) => {
    const { closed } = await lockReader(tx, reader_id);
    const entry = await takeBookEntry(tx, id);
    if (!entry?.book_id || closed || (await hasOnLoan(tx, reader_id, entry.book_id))) return;
    await insertHold(tx, {
      id,
      reader_id,
      book_id: entry.book_id,
      title: entry.title ?? '',
      wanted_copy_id: null,
      branch_id: MAIN_BRANCH,
      placed_at: entry.created_at,
      not_before: null,
      not_after: null,
      told_when_kept: true,
      look_due_at: now(),
    });
  });
}
