import { topics } from '#events';
import { enqueue } from '#outbox/outbox.ts';
import { notFound, Problem } from '#service/problem.ts';
import type { BooksContext } from '../context.ts';
import { deleteBook, findBook } from '../store/books.ts';

/** @throws Problem 404, or 409 while a copy is out. */
export async function removeBook({ db, relay, popular }: BooksContext, id: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if (await deleteBook(tx, id)) {
      await enqueue(tx, [
        {
          topic: topics['book.deleted'],
          type: 'book.deleted',
          subject: id,
          data: { event_type: 'book.deleted', book_id: id },
        },
      ]);
      return;
    }
    if (!(await findBook(tx, id))) throw notFound('book');
    throw new Problem(409, 'copies_are_out', { detail: 'A copy of this book is out. It must come back first.' });
  });
  relay.nudge();
  await popular.drop();
}
