import { sql, type Kysely, type Transaction } from 'kysely';
import { instantText } from '#postgres/instant.ts';
import type { Tables } from './schema.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

export type NewEntry = { id: string; reader_id: string } & (
  { kind: 'book'; book_id: string; title: string; look_due_at: Date } | { kind: 'author'; author: string }
);

/** Adds an entry, or finds the reader's existing one for the same book or author. */
export async function joinWaitingList(db: Db, entry: NewEntry) {
  const none = { book_id: null, title: null, author: null, look_due_at: null, told_at: null };
  await db
    .insertInto('waiting_entry')
    .values({ ...none, ...entry })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const entries = openEntries(db).where('reader_id', '=', entry.reader_id);
  return entry.kind === 'book'
    ? entries.where('book_id', '=', entry.book_id).executeTakeFirstOrThrow()
    : entries.where(sql<boolean>`author_match = author_match(${entry.author})`).executeTakeFirstOrThrow();
}

function openEntries(db: Db) {
  return db.selectFrom('waiting_entry').selectAll().where('told_at', 'is', null);
}

export type WaitingRow = Awaited<ReturnType<typeof joinWaitingList>>;

export function listWaiting(db: Db, readerId: string) {
  return openEntries(db).where('reader_id', '=', readerId).orderBy('created_at').orderBy('id').execute();
}

/** Who waits for a book, first come first. */
export function waitingForBook(
  db: Db,
  bookId: string,
  { after, limit }: { after: [joinedAt: string, id: string] | undefined; limit: number },
) {
  let query = db
    .selectFrom('waiting_entry')
    .select(['id', 'reader_id', 'created_at', instantText('created_at').as('joined_at_text')])
    .where('book_id', '=', bookId)
    .where('told_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .limit(limit);
  if (after) {
    const [joinedAt, id] = after;
    query = query.where(sql<boolean>`(created_at, id) > (${joinedAt}::timestamptz, ${id}::uuid)`);
  }
  return query.execute();
}

export async function leaveWaitingList(db: Db, readerId: string, entryId: string): Promise<void> {
  await db.deleteFrom('waiting_entry').where('id', '=', entryId).where('reader_id', '=', readerId).execute();
}

/** Ends the author alert that has this token. */
export async function endAuthorAlert(db: Db, token: string): Promise<void> {
  await db.deleteFrom('waiting_entry').where('end_token', '=', token).where('kind', '=', 'author').execute();
}

/** How many other readers wait for a book. */
export async function countWaiting(db: Db, bookId: string, readerId: string | null): Promise<number> {
  const { count } = await db
    .selectFrom('waiting_entry')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('book_id', '=', bookId)
    .where('told_at', 'is', null)
    .where((eb) => (readerId === null ? eb.lit(true) : eb('reader_id', '!=', readerId)))
    .executeTakeFirstOrThrow();
  return count;
}

/** Closes the entries of the readers who wait for a book, since they are being notified. */
export function takeWaitingForBook(tx: Transaction<Tables>, bookId: string, toldAt: Date) {
  return tx
    .updateTable('waiting_entry')
    .set({ told_at: toldAt })
    .where('book_id', '=', bookId)
    .where('told_at', 'is', null)
    .returning(['reader_id'])
    .execute();
}

export type DueLook = { book_id: string; entry_ids: string[] };

/** The books whose check of the shelf was due before an instant, the longest due first. */
export async function dueLooks(db: Db, before: Date, limit: number): Promise<DueLook[]> {
  const { rows } = await sql<DueLook>`
    select book_id, array_agg(id) as entry_ids from waiting_entry
    where told_at is null and kind = 'book' and look_due_at < ${before}
    group by book_id order by min(look_due_at), book_id limit ${limit}`.execute(db);
  return rows;
}

/** Records that the shelf was checked for these entries at an instant. */
export async function recordLook(db: Db, entryIds: readonly string[], asked: Date): Promise<void> {
  await sql`
    update waiting_entry set look_due_at = null
    where id = any(${entryIds}::uuid[]) and look_due_at <= ${asked}`.execute(db);
}

/** The shelf is to be checked for all who wait for a book. */
export async function wantLookAtShelf(db: Db, bookId: string, at: Date): Promise<void> {
  await db
    .updateTable('waiting_entry')
    .set({ look_due_at: at })
    .where('book_id', '=', bookId)
    .where('told_at', 'is', null)
    .execute();
}

/** Puts entries whose shelf could not be checked behind the others. */
export async function postponeLook(db: Db, entryIds: readonly string[], now: Date): Promise<void> {
  await sql`
    update waiting_entry set look_due_at = ${now}
    where id = any(${entryIds}::uuid[]) and look_due_at is not null`.execute(db);
}

/** Those who wait for one of the authors of a book. They go on waiting: an author may write another book. */
export function waitingForAuthors(tx: Transaction<Tables>, authors: string) {
  return tx
    .selectFrom('waiting_entry')
    .select(['reader_id', 'author', 'end_token'])
    .distinctOn('reader_id')
    .where('kind', '=', 'author')
    .where(sql<boolean>`author_match = any(names_in(${authors}))`)
    .where('told_at', 'is', null)
    .orderBy('reader_id')
    .execute();
}

export async function purgeBook(tx: Transaction<Tables>, bookId: string): Promise<void> {
  await tx.deleteFrom('waiting_entry').where('book_id', '=', bookId).execute();
}
