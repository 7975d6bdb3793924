import { topics } from '#events';
import { enqueue } from '#outbox/outbox.ts';
import { notFound } from '#service/problem.ts';
import type { BooksContext } from '../context.ts';
import { updateBook } from '../store/books.ts';
import { isbnTaken } from './create-book.ts';
import { describeBook, type GivenDescription } from './describe-book.ts';

/** @throws Problem 400 for a wrong ISBN, 404, 409 for an ISBN that another book has. */
export async function correctBook(
  { db, relay, popular }: BooksContext,
  id: string,
  given: GivenDescription,
): Promise<void> {
  const book = describeBook(given);
  try {
    await db.transaction().execute(async (tx) => {
      if (!(await updateBook(tx, id, book))) throw notFound('book');
      await enqueue(tx, [
        {
          topic: topics['book.changed'],
          type: 'book.changed',
          subject: id,
          data: { event_type: 'book.changed', book_id: id, author: book.author, title: book.title },
        },
      ]);
    });
  } catch (error) {
    throw isbnTaken(error);
  }
  relay.nudge();
  await popular.drop();
}
