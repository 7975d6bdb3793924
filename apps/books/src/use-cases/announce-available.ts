import type { Transaction } from 'kysely';
import type { Outbox } from '#messaging/commit.ts';
import { message } from '#messaging/outbox.ts';
import { findBook } from '../store/books.ts';
import type { Tables } from '../store/schema.ts';

/** A copy of a book has reached the shelf, for whatever reason: readers waiting for the book are notified. */
export async function announceAvailable(tx: Transaction<Tables>, outbox: Outbox, bookId: string): Promise<void> {
  const book = await findBook(tx, bookId);
  if (!book) return;
  const { author, title, available } = book;
  outbox.add(message('book.available', bookId, { book_id: bookId, author, title, available: available ?? 0 }));
}
