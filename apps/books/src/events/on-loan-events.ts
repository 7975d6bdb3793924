import { topics } from '#events';
import type { EventHandlers } from '#dapr/event-doors.ts';
import { enqueue } from '#outbox/outbox.ts';
import type { BooksContext } from '../context.ts';
import { findBook } from '../store/books.ts';
import { markLent, markReturned } from '../store/copies.ts';

/**
 * Copies follow the loans: out when one is issued, back on the shelf when it is returned. A reservation goes through its
 * states once, so a repeated event finds nothing to do.
 */
export function onLoanEvents({ db, relay, popular }: BooksContext): EventHandlers {
  return {
    'loan.issued': async ({ data }) => {
      await markLent(db, data.loan_id);
      popular.dropSoon();
    },
    'loan.returned': async ({ data }) => {
      await db.transaction().execute(async (tx) => {
        if (!(await markReturned(tx, data.loan_id))) return;
        const book = await findBook(tx, data.book_id);
        if (!book) return;
        const { id: book_id, author, title } = book;
        await enqueue(tx, [
          {
            topic: topics['book.available'],
            type: 'book.available',
            subject: book_id,
            data: { event_type: 'book.available', book_id, author, title, available: book.available ?? 0 },
          },
        ]);
      });
      relay.nudge();
      popular.dropSoon();
    },
  };
}
