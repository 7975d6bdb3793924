import { uuidv7 } from 'uuidv7';
import { invalidField, rejected } from '#errors';
import type { CommitOf } from '#messaging/commit.ts';
import type { LoansContext } from '../context.ts';
import type { Tables } from '../store/schema.ts';
import { lockReader } from '../store/loans.ts';
import { joinWaitingList, type NewEntry, type WaitingRow } from '../store/waiting-list.ts';
import { lookAtShelf } from './look-at-shelf.ts';

/**
 * A reader wants to be notified when a copy of a book is available. One may have been returned while they joined, and
 * that event does not repeat, so the shelf is checked once more. The entry records that this is due: if books does not
 * answer, or this process dies, look-at-shelf does it.
 *
 * @throws ApiError 404
 */
export async function waitForBook(
  context: LoansContext,
  readerId: string,
  bookId: string,
  commit: CommitOf<Tables, WaitingRow>,
): Promise<WaitingRow> {
  const { books, log, now } = context;
  const { title } = await books.find(bookId);
  const wanted = { kind: 'book' as const, book_id: bookId, title, look_due_at: now() };
  const entry = await join(commit, { id: uuidv7(), reader_id: readerId, ...wanted });
  try {
    await lookAtShelf(context, { book_id: bookId, entry_ids: [entry.id] });
  } catch (error) {
    log.warn({ err: error, book_id: bookId }, 'the shelf could not be checked yet');
  }
  return entry;
}

/** A reader wants to be notified of every new book by an author. */
export async function waitForAuthor(
  readerId: string,
  author: string,
  commit: CommitOf<Tables, WaitingRow>,
): Promise<WaitingRow> {
  if (author.includes(';')) throw invalidField('author', 'several_authors');
  return join(commit, {
    id: uuidv7(),
    reader_id: readerId,
    kind: 'author',
    author: author.trim(),
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
