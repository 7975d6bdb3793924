import type { EventHandlers } from '#messaging/event-handlers.ts';
import { processOnce } from '#messaging/inbox.ts';
import type { LoansContext } from '../context.ts';
import { lockOpenHolds, wantLook } from '../store/holds.ts';
import { waitingForAuthors } from '../store/waiting-list.ts';
import { endUnfilledHold } from '../use-cases/end-hold.ts';
import { followCopy, loseCopy } from '../use-cases/follow-copy.ts';
import { serveHoldsSoon } from '../use-cases/serve-holds.ts';
import { email } from './messages.ts';

/** Serves the readers who wait for a book, notifies those who wait for an author, and follows the copies that are kept for holds. */
export function onBookEvents(context: LoansContext): EventHandlers {
  const { commit, now } = context;
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
    'book.available': async ({ id, data: { book_id, available } }) => {
      if (available === 0) return;
      await processOnce(commit, id, (tx) => wantLook(tx, book_id, now()));
      await serveHoldsSoon(context, book_id);
    },
    'copy.kept': ({ data }) => followCopy(context, data),
    'copy.freed': async ({ data }) => {
      await loseCopy(context, data);
      await serveHoldsSoon(context, data.book_id);
    },
    'book.deleted': async ({ id, data }) => {
      await processOnce(commit, id, async (tx, outbox) => {
        for (const hold of await lockOpenHolds(tx, { bookId: data.book_id }))
          await endUnfilledHold(tx, outbox, hold, now());
      });
    },
  };
}
