import { message } from '#messaging/outbox.ts';
import { isUniqueViolation } from '#postgres/database.ts';
import { Problem } from '#core/problem.ts';
import type { BooksContext } from '../context.ts';
import { insertBook } from '../store/books.ts';
import { addCopies } from '../store/copies.ts';
import { describeBook, type GivenDescription } from './describe-book.ts';

/** @throws Problem 400 for a wrong ISBN, 409 for one that the catalogue has. */
export async function createBook(
  { commit }: BooksContext,
  id: string,
  { total_copies: copies, ...given }: GivenDescription & { total_copies: number },
): Promise<void> {
  const book = describeBook(given);
  try {
    await commit(async (tx, outbox) => {
      if (!(await insertBook(tx, { id, ...book }))) return;
      await addCopies(
        tx,
        Array.from({ length: copies }, () => id),
      );
      outbox.add(message('book.added', id, { book_id: id, author: book.author, title: book.title }));
    });
  } catch (error) {
    throw isbnTaken(error);
  }
}

export function isbnTaken(error: unknown): unknown {
  if (!isUniqueViolation(error, 'book_isbn_key')) return error;
  return new Problem(409, 'isbn_taken', {
    detail: 'The catalogue has a book with this ISBN.',
    errors: [{ field: 'isbn', message: 'is taken' }],
  });
}
