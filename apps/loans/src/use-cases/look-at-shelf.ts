import { isRejection } from '#errors';
import type { LoansContext } from '../context.ts';
import { purgeBook, recordLook, type DueLook } from '../store/waiting-list.ts';
import { tellWaiting } from './tell-waiting.ts';

/**
 * Checks whether a book is available after its readers have joined the waiting list: book.available may have arrived
 * just before. Safe to repeat.
 *
 * @throws ApiError 503 if books does not answer.
 */
export async function lookAtShelf(
  { books, commit, now }: Pick<LoansContext, 'books' | 'commit' | 'now'>,
  { book_id, entry_ids }: DueLook,
): Promise<void> {
  const asked = now();
  try {
    const book = await books.find(book_id);
    await commit(async (tx, outbox) => {
      if (book.available > 0) await tellWaiting(tx, outbox, book, now());
      else await recordLook(tx, entry_ids, asked);
    });
  } catch (error) {
    if (!isRejection(error)) throw error;
    // The book no longer exists, and book.deleted may have arrived before the entry as well.
    await commit((tx) => purgeBook(tx, book_id));
  }
}
