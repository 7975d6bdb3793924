import type { BooksContext } from '../context.ts';
import { endKept } from '../store/kept-copies.ts';
import { announceAvailable } from './announce-available.ts';

/** A hold has ended: nothing is kept for it any more, or ever again. */
export async function endKeptCopy({ commit }: Pick<BooksContext, 'commit'>, holdId: string): Promise<void> {
  await commit(async (tx, outbox) => {
    const bookId = await endKept(tx, holdId);
    if (bookId !== undefined) await announceAvailable(tx, outbox, bookId);
  });
}
