import type { EventHandlers } from '#dapr/event-doors.ts';
import { onceOnly } from '#outbox/inbox.ts';
import { enqueue } from '#outbox/outbox.ts';
import type { LoansContext } from '../context.ts';
import { authorKeysOf } from '../domain/author-key.ts';
import { forgetBook, takeWaitingForBook, waitingForAuthors } from '../store/waiting-list.ts';
import { email } from './messages.ts';

/** Whoever waits for a book or an author is told. */
export function onBookEvents({ db, relay, now }: LoansContext): EventHandlers {
  return {
    'book.added': async ({ id, data: { book_id, author, title } }) => {
      await onceOnly(db, id, async (tx) => {
        const waiting = await waitingForAuthors(tx, authorKeysOf(author));
        await enqueue(
          tx,
          waiting.map((entry) =>
            email(book_id, {
              type: 'author_has_new_book',
              user_id: entry.reader_id,
              book_title: title,
              author: entry.author ?? author,
              book_id,
            }),
          ),
        );
      });
      relay.nudge();
    },
    'book.available': async ({ id, data: { book_id, title, available } }) => {
      if (available === 0) return;
      await onceOnly(db, id, async (tx) => {
        const waiting = await takeWaitingForBook(tx, book_id, now());
        await enqueue(
          tx,
          waiting.map(({ reader_id }) =>
            email(book_id, { type: 'book_available', user_id: reader_id, book_title: title, book_id }),
          ),
        );
      });
      relay.nudge();
    },
    'book.deleted': async ({ id, data }) => {
      await onceOnly(db, id, (tx) => forgetBook(tx, data.book_id));
    },
  };
}
