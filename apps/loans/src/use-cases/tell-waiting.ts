import type { Transaction } from 'kysely';
import type { Outbox } from '#messaging/commit.ts';
import { email } from '../events/messages.ts';
import type { Tables } from '../store/schema.ts';
import { takeWaitingForBook } from '../store/waiting-list.ts';

/** A book is available again: notifies the readers who wait for it, once, and takes them off the list. */
export async function tellWaiting(
  tx: Transaction<Tables>,
  outbox: Outbox,
  book: { id: string; title: string },
  now: Date,
): Promise<void> {
  const waiting = await takeWaitingForBook(tx, book.id, now);
  outbox.add(
    ...waiting.map(({ reader_id }) =>
      email({ type: 'book_available', user_id: reader_id, book_title: book.title, book_id: book.id }),
    ),
  );
}
