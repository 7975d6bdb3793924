import { isRejection } from '#errors';
import type { LoansContext } from '../context.ts';
import { purgeBook, recordLook, type DueLook } from '../store/waiting-list.ts';
import { tellWaiting } from './tell-waiting.ts';

/**
 * Looks whether a book can be had after its readers have joined the waiting list: book.available may have come just
 * before. Safe to repeat.
 *
 * @throws ApiError 503 where books does not answer.
 */
export async function lookAtShelf(
  { books, commit, now }: Pick<LoansContext, 'books' | 'commit' | 'now'>,
  { book_id, entry_ids }: DueLook,
): Promise<void> {
  try {
    const book = await books.find(book_id);
    await commit(async (tx, outbox) => {
      if (book.available > 0) await tellWaiting(tx, outbox, book, now());
      else await recordLook(tx, entry_ids);
    });
  } catch (error) {
    if (!isRejection(error)) throw error;
    // There is no such book any more, and book.deleted may have come before the entry too.
    await commit((tx) => purgeBook(tx, book_id));
  }
}
