import { apiError } from '#errors';
import type { CommitOf } from '#messaging/commit.ts';
import { message } from '#messaging/outbox.ts';
import { findBook, updateBook as updateRow, type BookRow } from '../store/books.ts';
import type { Tables } from '../store/schema.ts';
import { isbnTaken } from './create-book.ts';
import { describeBook, type GivenDescription } from './describe-book.ts';

/** @throws ApiError 400 for a wrong ISBN, 404, 409 for an ISBN that another book has. */
export async function updateBook(
  id: string,
  given: GivenDescription,
  commit: CommitOf<Tables, BookRow>,
): Promise<BookRow> {
  const book = describeBook(given);
  try {
    return await commit(async (tx, outbox) => {
      const version = await updateRow(tx, id, book);
      const row = await findBook(tx, id);
      if (version === undefined || !row) throw apiError('book_not_found');
      outbox.add(message('book.changed', id, { book_id: id, author: book.author, title: book.title, version }));
      return row;
    });
  } catch (error) {
    throw isbnTaken(error);
  }
}
