import { number, pagedBy, text, uuid } from '#http/cursor.ts';
import type { BooksContext } from '../context.ts';
import { readIsbn } from '../domain/isbn.ts';
import { readSearchQuery } from '../domain/search-query.ts';
import { presentBook, type Book } from '../http/present.ts';
import { browseBooks, findBookByIsbn, searchBooks } from '../store/books.ts';

export type BookQuery = { q?: string; author?: string; available?: boolean; cursor?: string; limit?: number };

const byTitle = pagedBy(text, uuid);
/** Best match first. */
const byRank = pagedBy(number, uuid);

/** Sorted by title; with search words, the best match first; with an ISBN, that book. */
export async function findBooks(
  { reads: db }: BooksContext,
  query: BookQuery,
): Promise<{ items: Book[]; next_cursor?: string }> {
  const { q, limit = 20 } = query;
  const isbn = q === undefined ? undefined : readIsbn(q);
  if (isbn && 'isbn' in isbn) return { items: (await findBookByIsbn(db, isbn.isbn)).map(presentBook) };

  const filter = {
    limit: limit + 1,
    ...(query.author !== undefined && { author: query.author }),
    ...(query.available && { available: true }),
  };
  if (q === undefined) {
    const books = await browseBooks(db, { ...filter, after: byTitle.after(query.cursor) });
    return byTitle.page(books, limit, (row) => [row.sort_title, row.id], presentBook);
  }
  const found = await searchBooks(db, readSearchQuery(q), { ...filter, after: byRank.after(query.cursor) });
  return byRank.page(found, limit, (row) => [String(row.rank), row.id], presentBook);
}
