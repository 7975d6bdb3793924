import { uuidv7 } from 'uuidv7';
import { invalidField, rejected } from '#errors';
import type { CommitOf } from '#messaging/commit.ts';
import type { LoansContext } from '../context.ts';
import { authorKey } from '../domain/author-key.ts';
import type { Tables } from '../store/schema.ts';
import { lockReader } from '../store/loans.ts';
import { joinWaitingList, type NewEntry, type WaitingRow } from '../store/waiting-list.ts';
import { tellWaiting } from './tell-waiting.ts';

/**
 * A reader wants to be told when a copy of a book comes back. It may have come back while they joined, and nobody tells
 * of it again: so the shelf is looked at once more.
 *
 * @throws ApiError 404
 */
export async function waitForBook(
  context: LoansContext,
  readerId: string,
  bookId: string,
  commit: CommitOf<Tables, WaitingRow>,
): Promise<WaitingRow> {
  const { books, now } = context;
  const { title } = await books.find(bookId);
  const entry = await join(commit, { id: uuidv7(), reader_id: readerId, kind: 'book', book_id: bookId, title });
  const book = await books.find(bookId);
  if (book.available > 0) await context.commit((tx, outbox) => tellWaiting(tx, outbox, book, now()));
  return entry;
}

/** A reader wants to be told of each new book of an author. */
export async function waitForAuthor(
  readerId: string,
  author: string,
  commit: CommitOf<Tables, WaitingRow>,
): Promise<WaitingRow> {
  const key = authorKey(author);
  if (key.includes(';')) throw invalidField('author', 'several_authors');
  return join(commit, {
    id: uuidv7(),
    reader_id: readerId,
    kind: 'author',
    author: author.trim(),
    author_key: key,
  });
}

/** @throws ApiError 409 for a reader whose account is being deleted. */
function join(commit: CommitOf<Tables, WaitingRow>, entry: NewEntry): Promise<WaitingRow> {
  return commit(async (tx) => {
    const { closed } = await lockReader(tx, entry.reader_id);
    if (closed) throw rejected([{ code: 'reader_closed' }]);
    return joinWaitingList(tx, entry);
  });
}
