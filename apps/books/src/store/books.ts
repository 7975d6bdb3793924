import { sql, type Kysely, type Transaction } from 'kysely';
import { isOut } from '../domain/copy-status.ts';
import type { Tables } from './schema.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

export type BookRow = Awaited<ReturnType<typeof findBook>> & object;

export type BookDescription = {
  isbn: string | null;
  title: string;
  author: string;
  author_keys: string[];
  description: string;
  published_year: number | null;
  language: string | null;
  material: string;
};

/**
 * Books, with the numbers of copies that the library has and that can be borrowed now. Withdrawn copies do not count.
 */
function booksWithCopies(db: Db) {
  return db
    .selectFrom('book')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('copy')
          .whereRef('copy.book_id', '=', 'book.id')
          .select((copy) => [
            copy.fn.countAll<number>().filterWhere('status', '!=', 'withdrawn').as('total_copies'),
            copy.fn.countAll<number>().filterWhere('status', '=', 'available').as('available'),
          ])
          .as('copies'),
      (join) => join.onTrue(),
    )
    .select([
      'book.id',
      'book.isbn',
      'book.title',
      'book.author',
      'book.description',
      'book.published_year',
      'book.language',
      'book.material',
      'book.created_at',
      'copies.total_copies',
      'copies.available',
    ]);
}

export function findBook(db: Db, id: string) {
  return booksWithCopies(db).where('book.id', '=', id).executeTakeFirst();
}

type Filter = { author?: string; available?: boolean; limit: number };
/** The sort title or the rank of the last book of the previous page, and its id. */
type After = { after: [string, id: string] | undefined };

/** As in the index `book_by_title`. Titles with the same first 300 characters are ordered by id. */
const sortTitle = sql<string>`"left"(book.title, 300)`;

/** By title. */
export function browseBooks(db: Db, filter: Filter & After) {
  let query = filtered(db, filter)
    .select(sortTitle.as('sort_title'))
    .orderBy(sortTitle)
    .orderBy('book.id')
    .limit(filter.limit);
  if (filter.after) {
    const [title, id] = filter.after;
    query = query.where(sql<boolean>`(${sortTitle}, book.id) > (${title}, ${id}::uuid)`);
  }
  return query.execute();
}

/**
 * Best match first. Words are matched as Russian and as English; the last one may be incomplete. The page is found
 * before its copies are counted, since nearly every book may match.
 */
export function searchBooks(db: Db, q: string, filter: Filter & After) {
  const words = sql<string>`searchable(${q})`;
  const lastWord = q.match(/[\p{L}\p{N}]+$/u)?.[0];
  const query = sql<string>`(websearch_to_tsquery('russian', ${words}) || websearch_to_tsquery('english', ${words})
    || websearch_to_tsquery('simple', ${words})
    ${lastWord === undefined ? sql`` : sql`|| (websearch_to_tsquery('simple', searchable(${q.slice(0, -lastWord.length)})) && to_tsquery('simple', searchable(${lastWord}) || ':*'))`})`;
  const rank = sql<number>`ts_rank(book.words, ${query}, 1)`;
  let page = db
    .selectFrom('book')
    .select(['book.id', rank.as('rank')])
    .where(sql<boolean>`book.words @@ ${query}`)
    .orderBy(rank, 'desc')
    .orderBy('book.id', 'desc')
    .limit(filter.limit);
  if (filter.author !== undefined) page = page.where(isBy(filter.author));
  if (filter.available)
    page = page.where((eb) =>
      eb.exists(
        eb
          .selectFrom('copy')
          .select('copy.id')
          .whereRef('copy.book_id', '=', 'book.id')
          .where('copy.status', '=', 'available'),
      ),
    );
  if (filter.after) {
    const [after, id] = filter.after;
    page = page.where(sql<boolean>`(${rank}, book.id) < (${after}::float4, ${id}::uuid)`);
  }
  return booksWithCopies(db)
    .innerJoin(page.as('page'), 'page.id', 'book.id')
    .select('page.rank')
    .orderBy('page.rank', 'desc')
    .orderBy('book.id', 'desc')
    .execute();
}

const isBy = (author: string) => sql<boolean>`book.author_keys @> ${[author]}::text[]`;

export function findBookByIsbn(db: Db, isbn: string) {
  return booksWithCopies(db).where('book.isbn', '=', isbn).execute();
}

function filtered(db: Db, { author, available }: Filter) {
  let query = booksWithCopies(db);
  if (author !== undefined) query = query.where(isBy(author));
  if (available) query = query.where('copies.available', '>', 0);
  return query;
}

export function findBooksById(db: Db, ids: readonly string[]) {
  return booksWithCopies(db)
    .where(sql<boolean>`book.id = any(${ids}::uuid[])`)
    .execute();
}

/** The ids of the 20 books that were lent most since a day, the most popular first. */
export async function mostLent(db: Db, since: string): Promise<string[]> {
  const rows = await db
    .selectFrom('loans_by_day')
    .innerJoin('book', 'book.id', 'loans_by_day.book_id')
    .select('book_id')
    .where('day', '>=', since)
    .groupBy(['book_id', 'book.title'])
    .orderBy((lent) => lent.fn.sum('loans'), 'desc')
    .orderBy('book.title')
    .limit(20)
    .execute();
  return rows.map(({ book_id }) => book_id);
}

/** @returns whether it is new: a second attempt with the same id finds the book of the first. */
export async function insertBook(tx: Transaction<Tables>, book: BookDescription & { id: string }): Promise<void> {
  await tx
    .insertInto('book')
    .values({ ...book, source_key: null })
    .execute();
}

/** No effect where there is no such book. */
export async function updateBook(tx: Transaction<Tables>, id: string, book: BookDescription): Promise<void> {
  await tx.updateTable('book').set(book).where('id', '=', id).execute();
}

/**
 * Removes a book with its copies unless one of them is out. Before that is checked, the book is locked against new
 * copies, and its copies against allocation.
 *
 * @returns whether it was deleted.
 */
export async function deleteBook(tx: Transaction<Tables>, id: string): Promise<boolean> {
  await tx.selectFrom('book').select('id').where('id', '=', id).forUpdate().execute();
  const copies = await tx.selectFrom('copy').select('status').where('book_id', '=', id).forUpdate().execute();
  if (copies.some(({ status }) => isOut(status))) return false;
  const deleted = await tx.deleteFrom('book').where('id', '=', id).returning('id').executeTakeFirst();
  return deleted !== undefined;
}

/** Adds those that are new. @returns the source keys that were added. */
export async function insertImported(
  tx: Transaction<Tables>,
  books: (BookDescription & { id: string; source_key: string })[],
): Promise<Set<string>> {
  if (books.length === 0) return new Set();
  const added = await tx
    .insertInto('book')
    .values(books)
    .onConflict((conflict) => conflict.doNothing())
    .returning('source_key')
    .execute();
  return new Set(added.map(({ source_key }) => source_key ?? ''));
}

export async function knownSourceKeys(db: Db, keys: string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('book')
    .select('source_key')
    .where(sql<boolean>`source_key = any(${keys}::text[])`)
    .execute();
  return new Set(rows.map(({ source_key }) => source_key ?? ''));
}
