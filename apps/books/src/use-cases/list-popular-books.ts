import { z } from 'zod';
import type { BooksContext } from '../context.ts';
import { presentBook, type Book } from '../http/present.ts';
import { popularBooks } from '../store/books.ts';

const DAYS = 90;

const cachedBooks = z.array(
  z.object({
    id: z.string(),
    isbn: z.string().exactOptional(),
    title: z.string(),
    author: z.string(),
    description: z.string(),
    published_year: z.number().exactOptional(),
    language: z.string().exactOptional(),
    material: z.enum(['book', 'audiobook', 'music', 'periodical', 'score', 'video', 'map']),
    total_copies: z.number(),
    available: z.number(),
    created_at: z.string(),
  }),
);

export async function listPopularBooks({ db, popular, now }: BooksContext): Promise<Book[]> {
  const cached = cachedBooks.safeParse(await popular.get());
  if (cached.success) return cached.data;
  const since = new Date(now().getTime() - DAYS * 86_400_000);
  const books = (await popularBooks(db, since)).map(presentBook);
  await popular.put(books);
  return books;
}
