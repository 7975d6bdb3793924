import type { Transaction } from 'kysely';
import type { Outbox } from '#messaging/commit.ts';
import { dayOf, type BooksContext } from '../context.ts';
import { markLent, markReturned } from '../store/copies.ts';
import type { Tables } from '../store/schema.ts';
import { announceAvailable } from './announce-available.ts';

/** Puts the copy of a returned loan back on the shelf; the loan counts, even if books has not heard of it yet. */
export async function returnCopy({ commit, now }: BooksContext, loanId: string): Promise<void> {
  await commit(async (tx, outbox) => {
    await markLent(tx, [loanId], dayOf(now()));
    await shelveReturned(tx, outbox, [loanId]);
  });
}

/** Puts the copies of returned loans back on the shelf and announces their books. */
export async function shelveReturned(
  tx: Transaction<Tables>,
  outbox: Outbox,
  loanIds: readonly string[],
): Promise<void> {
  for (const bookId of await markReturned(tx, loanIds)) await announceAvailable(tx, outbox, bookId);
}
