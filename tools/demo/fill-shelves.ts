import { answerOf, apiAt } from '../api/client.ts';
import type { Acting } from './acting.ts';
import { copiesOf, demoBooks, finderOf, orderedCopy, type DemoCopy, type FindCopy } from './books.ts';
import { ASIDE, ORDERED, SENT } from './copies.ts';

/** The ids of the books, by their titles. */
export type BookIds = ReadonlyMap<string, string>;

/** So many requests of each of the staff at a time, where their order does not matter. */
const AT_ONCE = 2;

export async function importBooks(office: Acting, gateway: string): Promise<BookIds> {
  const records = demoBooks().map(({ number, title, author, year, language, isbn }) => ({
    source_key: `demo:${number}`,
    title,
    author,
    published_year: year,
    language,
    ...(isbn !== undefined && { isbn }),
    total_copies: 0,
  }));
  await office.ask('books', (api) => api.POST('/books/import', { body: { records } }));
  const books = new Map<string, string>();
  let cursor: string | undefined;
  do {
    const query = { limit: 100, ...(cursor !== undefined && { cursor }) };
    const page = answerOf(await apiAt(gateway, { patient: true }).GET('/books', { params: { query } }));
    for (const { title, id } of page.items) books.set(title, id);
    cursor = page.next_cursor;
  } while (cursor !== undefined);
  return books;
}

/** All of the staff help: the gateway answers only so many requests of one person in a minute. */
export async function addCopies(staff: readonly Acting[], books: BookIds): Promise<FindCopy> {
  const records = demoBooks();
  const copies = records.flatMap(copiesOf);
  const ordered = ORDERED.flatMap(({ title, branch }) =>
    records.filter((book) => book.title === title).map((book) => orderedCopy(book, branch)),
  );
  const all = [...copies, ...ordered];
  await Promise.all(
    staff.flatMap((who, index) => {
      // The same copies as before, if that was interrupted: what was asked for once is asked for again by the same person.
      const left = all.filter((_, number) => number % staff.length === index).values();
      const next = async () => {
        for (const copy of left) await addCopy(who, books, copy);
      };
      return Array.from({ length: AT_ONCE }, next);
    }),
  );
  return finderOf(copies);
}

async function addCopy(who: Acting, books: BookIds, { title, ...body }: DemoCopy): Promise<void> {
  const params = { path: { book_id: bookOf(books, title) } };
  await who.ask(`copy-${body.barcode}`, (api) => api.POST('/books/{book_id}/copies', { params, body }));
}

/** Those that are not on their shelves. */
export async function moveCopies(desk: Acting, copyAt: FindCopy): Promise<void> {
  for (const { title, branch, status, reason } of ASIDE) {
    const { barcode } = copyAt(title, branch);
    await desk.ask(`aside-${barcode}`, (api) => api.PATCH('/copies', { body: { barcode, status, reason } }));
  }
  for (const { title, branch, to, reason } of SENT) {
    const { barcode } = copyAt(title, branch);
    await desk.ask(`sent-${barcode}`, (api) => api.POST('/copy-transits', { body: { barcode, branch: to, reason } }));
  }
}

export function bookOf(books: BookIds, title: string): string {
  const id = books.get(title);
  if (id === undefined) throw new Error(`The demo library has no book ${title}.`);
  return id;
}
