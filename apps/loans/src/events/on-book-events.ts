import type { EventHandlers } from '#messaging/event-handlers.ts';
import { processOnce } from '#messaging/inbox.ts';
import type { LoansContext } from '../context.ts';
import { purgeBook, waitingForAuthors } from '../store/waiting-list.ts';
import { tellWaiting } from '../use-cases/tell-waiting.ts';
import { email } from './messages.ts';

/** Notifies the readers who wait for a book or an author. */
export function onBookEvents({ commit, now }: LoansContext): EventHandlers {
  return {
    'book.added': async ({ id, data: { book_id, author, title } }) => {
      await processOnce(commit, id, async (tx, outbox) => {
        const waiting = await waitingForAuthors(tx, author);
        outbox.add(
          ...waiting.map((entry) =>
            email({
              type: 'author_has_new_book',
              user_id: entry.reader_id,
              book_title: title,
              author: entry.author ?? author,
              book_id,
              ...(entry.end_token !== null && { alert_end_token: entry.end_token }),
            }),
          ),
        );
      });
    },
    'book.available': async ({ id, data: { book_id, title, available } }) => {
      if (available === 0) return;
      await processOnce(commit, id, (tx, outbox) => tellWaiting(tx, outbox, { id: book_id, title }, now()));
    },
    'book.deleted': async ({ id, data }) => {
      await processOnce(commit, id, (tx) => purgeBook(tx, data.book_id));
    },
  };
}
