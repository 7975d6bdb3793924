import { topics } from '#events';
import { enqueue } from '#outbox/outbox.ts';
import { isUniqueViolation } from '#service/database.ts';
import { Problem } from '#service/problem.ts';
import type { BooksContext } from '../context.ts';
import { insertBook } from '../store/books.ts';
import { addCopies } from '../store/copies.ts';
import { describeBook, type GivenDescription } from './describe-book.ts';

/** @throws Problem 400 for a wrong ISBN, 409 for one that the catalogue has. */
export async function createBook(
  { db, relay }: BooksContext,
  id: string,
  { total_copies: copies, ...given }: GivenDescription & { total_copies: number },
): Promise<void> {
  const book = describeBook(given);
  try {
    await db.transaction().execute(async (tx) => {
      if (!(await insertBook(tx, { id, ...book }))) return;
      await addCopies(
        tx,
        Array.from({ length: copies }, () => id),
      );
      await enqueue(tx, [
        {
          topic: topics['book.added'],
          type: 'book.added',
          subject: id,
          data: { event_type: 'book.added', book_id: id, author: book.author, title: book.title },
        },
      ]);
    });
  } catch (error) {
    throw isbnTaken(error);
  }
  relay.nudge();
}

export function isbnTaken(error: unknown): unknown {
  if (!isUniqueViolation(error, 'book_isbn_key')) return error;
  return new Problem(409, 'isbn_taken', {
    detail: 'The catalogue has a book with this ISBN.',
    errors: [{ field: 'isbn', message: 'is taken' }],
  });
}
