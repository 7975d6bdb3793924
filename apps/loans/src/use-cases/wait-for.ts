import { uuidv7 } from 'uuidv7';
import { invalidField } from '#core/problem.ts';
import type { LoansContext } from '../context.ts';
import { authorKey } from '../domain/author-key.ts';
import { joinWaitingList, type WaitingRow } from '../store/waiting-list.ts';

/** A reader wants to be told when a copy of a book comes back. @throws Problem 404 */
export async function waitForBook({ db, books }: LoansContext, readerId: string, bookId: string): Promise<WaitingRow> {
  const { title } = await books.find(bookId);
  return joinWaitingList(db, { id: uuidv7(), reader_id: readerId, kind: 'book', book_id: bookId, title });
}

/** A reader wants to be told of each new book of an author. */
export async function waitForAuthor({ db }: LoansContext, readerId: string, author: string): Promise<WaitingRow> {
  const key = authorKey(author);
  if (key.includes(';')) throw invalidField('author', 'names more than one author');
  return joinWaitingList(db, {
    id: uuidv7(),
    reader_id: readerId,
    kind: 'author',
    author: author.trim(),
    author_key: key,
  });
}
