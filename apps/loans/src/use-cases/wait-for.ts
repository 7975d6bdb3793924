import { uuidv7 } from 'uuidv7';
import { invalidField, rejected, requireNone } from '#errors';
import type { CommitOf } from '#messaging/commit.ts';
import type { Standing } from '../clients/readers.ts';
import type { LoansContext } from '../context.ts';
import { rejectWaiting } from '../domain/waiting.ts';
import type { Tables } from '../store/schema.ts';
import { hasOnLoan, lockReader } from '../store/loans.ts';
import { joinWaitingList, type NewEntry, type WaitingRow } from '../store/waiting-list.ts';
import { lookAtShelf } from './look-at-shelf.ts';

/**
 * A reader wants to be notified when a copy of a book is available. One may have been returned while they joined, and
 * that event does not repeat, so the shelf is checked once more. The entry records that this is due: if books does not
 * answer, or this process dies, look-at-shelf does it.
 *
 * @throws ApiError 404, or 409 with every reason why they cannot wait.
 */
export async function waitForBook(
  context: LoansContext,
  readerId: string,
  bookId: string,
  commit: CommitOf<Tables, WaitingRow>,
): Promise<WaitingRow> {
  const { books, readers, log, now } = context;
  const [standing, { title }] = await Promise.all([readers.standing(readerId), books.find(bookId)]);
  const wanted = { kind: 'book' as const, book_id: bookId, title, look_due_at: now() };
  const entry = await join(commit, standing, { id: uuidv7(), reader_id: readerId, ...wanted });
  try {
    await lookAtShelf(context, { book_id: bookId, entry_ids: [entry.id] });
  } catch (error) {
    log.warn({ err: error, book_id: bookId }, 'the shelf could not be checked yet');
  }
  return entry;
}

/**
 * A reader wants to be notified of every new book by an author.
 *
 * @throws ApiError 400 for several authors, or 409 with every reason why they cannot wait.
 */
export async function waitForAuthor(
  { readers }: LoansContext,
  readerId: string,
  author: string,
  commit: CommitOf<Tables, WaitingRow>,
): Promise<WaitingRow> {
  if (author.includes(';')) throw invalidField('author', 'several_authors');
  const entry = { id: uuidv7(), reader_id: readerId, kind: 'author' as const, author: author.trim() };
  return join(commit, await readers.standing(readerId), entry);
}

function join(
  commit: CommitOf<Tables, WaitingRow>,
  { holdsBlocked: blocked, unverified, expired }: Standing,
  entry: NewEntry,
): Promise<WaitingRow> {
  return commit(async (tx) => {
    const { closed } = await lockReader(tx, entry.reader_id);
    if (closed) throw rejected([{ code: 'reader_closed' }]);
    const hasThisBook = entry.kind === 'book' && (await hasOnLoan(tx, entry.reader_id, entry.book_id));
    requireNone(rejectWaiting({ blocked, unverified, expired, hasThisBook }));
    return joinWaitingList(tx, entry);
  });
}
