import { apiError } from '#errors';
import type { CommitOf } from '#messaging/commit.ts';
import { message } from '#messaging/outbox.ts';
import { isUniqueViolation } from '#postgres/database.ts';
import { findBook, insertBook, type BookRow } from '../store/books.ts';
import { addCopies } from '../store/copies.ts';
import type { Tables } from '../store/schema.ts';
import { describeBook, type GivenDescription } from './describe-book.ts';

/** @throws ApiError 400 for a wrong ISBN, 409 for one that is already in the catalogue. */
export async function createBook(
  id: string,
  { total_copies: copies, ...given }: GivenDescription & { total_copies: number },
  commit: CommitOf<Tables, BookRow>,
): Promise<BookRow> {
  const book = describeBook(given);
  try {
    return await commit(async (tx, outbox) => {
      await insertBook(tx, { id, ...book });
      await addCopies(
        tx,
        Array.from({ length: copies }, () => id),
      );
      outbox.add(message('book.added', id, { book_id: id, author: book.author, title: book.title, version: 1 }));
      return storedBook(await findBook(tx, id));
    });
  } catch (error) {
    throw isbnTaken(error);
  }
}

function storedBook(row: BookRow | undefined): BookRow {
  if (!row) throw new Error('a book that was just added is there');
  return row;
}

export function isbnTaken(error: unknown): unknown {
  if (!isUniqueViolation(error, 'book_isbn_key')) return error;
  return apiError('isbn_taken', {}, { errors: [{ field: 'isbn', code: 'taken' }] });
}
