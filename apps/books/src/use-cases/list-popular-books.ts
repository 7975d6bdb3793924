import type { BooksContext } from '../context.ts';
import { presentBook, type Book } from '../http/present.ts';
import { findBooksById } from '../store/books.ts';

/** The most popular books, with their current copies. */
export async function listPopularBooks({ reads, popular }: BooksContext): Promise<Book[]> {
  const ids = await popular.ids();
  const books = new Map((await findBooksById(reads, ids)).map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = books.get(id);
    return row ? [presentBook(row)] : [];
  });
}
