import { uuidv7 } from 'uuidv7';
import { invalidField } from '#core/problem.ts';
import type { LoansContext } from '../context.ts';
import { authorKey } from '../domain/author-key.ts';
import { lockReader } from '../store/loans.ts';
import { joinWaitingList, type NewEntry, type WaitingRow } from '../store/waiting-list.ts';
import { refused } from './refused.ts';
import { tellWaiting } from './tell-waiting.ts';

/**
 * A reader wants to be told when a copy of a book comes back. It may have come back while they joined, and nobody tells
 * of it again: so the shelf is looked at once more.
 *
 * @throws Problem 404
 */
export async function waitForBook(context: LoansContext, readerId: string, bookId: string): Promise<WaitingRow> {
  const { commit, books, now } = context;
  const { title } = await books.find(bookId);
  const entry = await join(context, { id: uuidv7(), reader_id: readerId, kind: 'book', book_id: bookId, title });
  const book = await books.find(bookId);
  if (book.available > 0) await commit((tx, outbox) => tellWaiting(tx, outbox, book, now()));
  return entry;
}

/** A reader wants to be told of each new book of an author. */
export async function waitForAuthor(context: LoansContext, readerId: string, author: string): Promise<WaitingRow> {
  const key = authorKey(author);
  if (key.includes(';')) throw invalidField('author', 'names more than one author');
  return join(context, {
    id: uuidv7(),
    reader_id: readerId,
    kind: 'author',
    author: author.trim(),
    author_key: key,
  });
}

/** @throws Problem 409 for a reader whose account is being deleted. */
function join({ commit }: LoansContext, entry: NewEntry): Promise<WaitingRow> {
  return commit(async (tx) => {
    const { closed } = await lockReader(tx, entry.reader_id);
    if (closed) throw refused([{ code: 'reader_closed' }]);
    return joinWaitingList(tx, entry);
  });
}
