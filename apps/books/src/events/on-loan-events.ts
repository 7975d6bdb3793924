import { message } from '#messaging/outbox.ts';
import type { EventHandlers } from '#messaging/event-handlers.ts';
import type { BooksContext } from '../context.ts';
import { findBook } from '../store/books.ts';
import { markLent, markReturned } from '../store/copies.ts';

/**
 * Copies follow the loans: out when one is issued, back on the shelf when it is returned. A reservation goes through its
 * states once, so a repeated event finds nothing to do.
 */
export function onLoanEvents({ db, commit, popular }: BooksContext): EventHandlers {
  return {
    'loan.issued': async ({ data }) => {
      await markLent(db, data.loan_id);
      popular.dropSoon();
    },
    'loan.returned': async ({ data }) => {
      await commit(async (tx, outbox) => {
        if (!(await markReturned(tx, data.loan_id))) return;
        const book = await findBook(tx, data.book_id);
        if (!book) return;
        const { id: book_id, author, title } = book;
        outbox.add(message('book.available', book_id, { book_id, author, title, available: book.available ?? 0 }));
      });
      popular.dropSoon();
    },
  };
}
