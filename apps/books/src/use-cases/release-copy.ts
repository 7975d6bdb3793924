import type { BooksContext } from '../context.ts';
import { releaseAllocation } from '../store/copies.ts';
import { announceAvailable } from './announce-available.ts';

/** Releases an allocation that became no loan. */
export async function releaseCopy({ commit }: Pick<BooksContext, 'commit'>, loanId: string): Promise<void> {
  await commit(async (tx, outbox) => {
    const released = await releaseAllocation(tx, loanId);
    if (released?.book_id) await announceAvailable(tx, outbox, released.book_id);
  });
}
