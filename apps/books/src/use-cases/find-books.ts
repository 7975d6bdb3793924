import { decodeCursor, pageOf } from '#http/cursor.ts';
import type { BooksContext } from '../context.ts';
import { authorKeys } from '../domain/author-keys.ts';
import { readIsbn } from '../domain/isbn.ts';
import { presentBook, type Book } from '../http/present.ts';
import { browseBooks, findBookByIsbn, searchBooks } from '../store/books.ts';

export type BookQuery = { q?: string; author?: string; available?: boolean; cursor?: string; limit?: number };

/** By title; with words to search for, the best match first; with an ISBN, that book. */
export async function findBooks(
  { reads: db }: BooksContext,
  query: BookQuery,
): Promise<{ items: Book[]; next_cursor?: string }> {
  const { q, limit = 20 } = query;
  const isbn = q === undefined ? undefined : readIsbn(q);
  if (isbn && 'isbn' in isbn) return { items: (await findBookByIsbn(db, isbn.isbn)).map(presentBook) };

  const after = decodeCursor(query.cursor, 2);
  const [author] = authorKeys(query.author ?? '');
  const filter = {
    limit: limit + 1,
    ...(author !== undefined && { author }),
    ...(query.available && { available: true }),
    ...(after && { after }),
  };
  if (q === undefined) return pageOf(await browseBooks(db, filter), limit, (row) => [row.title, row.id], presentBook);
  return pageOf(await searchBooks(db, q, filter), limit, (row) => [String(row.rank), row.id], presentBook);
}
