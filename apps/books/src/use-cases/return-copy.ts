import type { Transaction } from 'kysely';
import type { Outbox } from '#messaging/commit.ts';
import { dayOf, type BooksContext } from '../context.ts';
import { markLent, markReturned, type Return } from '../store/copies.ts';
import type { Tables } from '../store/schema.ts';
import { announceAvailable } from './announce-available.ts';
import { announceKept } from './announce-kept.ts';

/** Puts the copy of a returned loan back on the shelf, on its way home, or aside; the loan counts, even if books has not heard of it yet. */
export async function returnCopy({ commit, now }: BooksContext, returned: Return): Promise<void> {
  await commit(async (tx, outbox) => {
    await markLent(tx, [returned.loanId], dayOf(now()));
    await shelveReturned(tx, outbox, [returned]);
  });
}

/** Keeps the copies of returned loans for holds, or puts them back on the shelf, or on their way home, and announces what that means. */
export async function shelveReturned(
  tx: Transaction<Tables>,
  outbox: Outbox,
  returns: readonly Return[],
): Promise<void> {
  const { shelved, kept } = await markReturned(tx, returns);
  for (const copy of kept) announceKept(outbox, copy);
  for (const bookId of shelved) await announceAvailable(tx, outbox, bookId);
}
