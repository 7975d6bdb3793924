import { dayOf, type BooksContext } from '../context.ts';
import { markLent, markReturned } from '../store/copies.ts';
import { announceAvailable } from './announce-available.ts';

/** Puts the copy of a returned loan back on the shelf; the loan counts, even if books has not heard of it yet. */
export async function returnCopy({ commit, now }: BooksContext, loanId: string): Promise<void> {
  await commit(async (tx, outbox) => {
    await markLent(tx, [loanId], dayOf(now()));
    for (const bookId of await markReturned(tx, [loanId])) await announceAvailable(tx, outbox, bookId);
  });
}
