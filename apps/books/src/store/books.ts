import { sql, type Kysely, type Transaction } from 'kysely';
import { isOut } from '../domain/copy-status.ts';
import type { SearchQuery } from '../domain/search-query.ts';
import { IN_THE_COLLECTION } from './copies.ts';
import type { Tables } from './schema.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

export type BookRow = Awaited<ReturnType<typeof findBook>> & object;

export type BookDescription = {
  isbn: string | null;
  title: string;
  author: string;
  description: string;
  published_year: number | null;
  language: string | null;
  material: string;
};

/** Books, with the numbers of copies that the library has and that can be borrowed now. */
function booksWithCopies(db: Db) {
  return db
    .selectFrom('book')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('copy')
          .whereRef('copy.book_id', '=', 'book.id')
          .select((copy) => [
            copy.fn.countAll<number>().filterWhere(IN_THE_COLLECTION).as('total_copies'),
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

/**
 * As the index `book_by_sort_title` has it: without a leading article or quotation mark, numbers by their value. Titles that
 * begin with the same 300 characters are in the order of their ids.
 */
const sortTitle = sql<string>`(sort_title(book.title, book.language) collate catalogue_order)`;

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
 * Best match first. Words are matched in any form, Russian and English; the last may be unfinished. The query is parsed
 * once: in a plan that serves all queries it would be parsed anew for each book.
 */
export function searchBooks(db: Db, sought: SearchQuery, { author, available, limit, after }: Filter & After) {
  const hits = sql<{ id: string; rank: number }>`
    with query as materialized (select ${parse(sought)} as sought)
    select * from (
      select book.id, ts_rank(book.search_words, query.sought, 1) as rank
      from query, book
      where book.search_words @@ query.sought
        ${author === undefined ? sql`` : sql`and ${isBy(author)}`}
        ${available ? sql`and exists (select from copy where copy.book_id = book.id and status = 'available')` : sql``}
    ) as found
    ${after ? sql`where (rank, id) < (${after[0]}::float4, ${after[1]}::uuid)` : sql``}
    order by rank desc, id desc
    limit ${limit}`;
  return booksWithCopies(db)
    .innerJoin(sql<{ id: string; rank: number }>`(${hits})`.as('hit'), 'hit.id', 'book.id')
    .select('hit.rank')
    .orderBy('hit.rank', 'desc')
    .orderBy('book.id', 'desc')
    .execute();
}

function parse({ words, phrases, unfinished }: SearchQuery) {
  const parsed = (configuration: 'russian' | 'simple', text: string) =>
    sql`plainto_tsquery(${configuration}::regconfig, search_form(${text}))`;
  const inAnyForm = (configuration: 'russian' | 'simple') =>
    sql.join(
      [
        parsed(configuration, words),
        ...phrases.map((phrase) => sql`phraseto_tsquery(${configuration}::regconfig, search_form(${phrase}))`),
      ],
      sql` && `,
    );
  // A form has nothing in it that to_tsquery would take for an operator; it may have nothing in it at all.
  const beginning =
    unfinished &&
    sql`(${parsed('simple', unfinished.before)} && coalesce(to_tsquery('simple',
      nullif(replace(search_form(${unfinished.beginning}), ' ', ' & '), '') || ':*'), ''))`;
  return sql.join(
    [sql`(${inAnyForm('russian')})`, sql`(${inAnyForm('simple')})`, ...(beginning ? [beginning] : [])],
    sql` || `,
  );
}

/** Nobody is by a name without a letter. */
const isBy = (author: string) =>
  sql<boolean>`(book.author_names @> names_in(${author}) and names_in(${author}) <> '{}')`;

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

/** The ids of the 20 books that were lent most in the last three months, the most popular first. */
export async function mostLent(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom((first) =>
      first
        .selectFrom('book_popularity')
        .innerJoin('book', 'book.id', 'book_popularity.book_id')
        .select(['book_id', 'loans', 'title'])
        .where('loans', '>', 0)
        .orderBy('loans', 'desc')
        .orderBy('book_id')
        .limit(20)
        .as('first'),
    )
    .select('book_id')
    .orderBy('loans', 'desc')
    .orderBy('title')
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

/** @returns the version of the new description, or undefined where there is no such book. */
export async function updateBook(
  tx: Transaction<Tables>,
  id: string,
  book: BookDescription,
): Promise<number | undefined> {
  const updated = await tx
    .updateTable('book')
    .set(book)
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirst();
  return updated?.version;
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
  await tx.deleteFrom('book_popularity').where('book_id', '=', id).execute();
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
