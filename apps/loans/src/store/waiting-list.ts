import { sql, type Kysely, type Transaction } from 'kysely';
import type { Tables } from './schema.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

export type NewAlert = { id: string; reader_id: string; author: string };

/** Adds an author alert, or finds the reader's existing one for the same author. */
export async function addAlert(db: Db, alert: NewAlert) {
  const none = { book_id: null, title: null, look_due_at: null, told_at: null };
  await db
    .insertInto('waiting_entry')
    .values({ kind: 'author', ...none, ...alert })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return alerts(db)
    .where('reader_id', '=', alert.reader_id)
    .where(sql<boolean>`author_match = author_match(${alert.author})`)
    .executeTakeFirstOrThrow();
}

const alerts = (db: Db) =>
  db
    .selectFrom('waiting_entry')
    .select(['id', 'author', 'created_at'])
    .where('told_at', 'is', null)
    .where('kind', '=', 'author');

export type AlertRow = Awaited<ReturnType<typeof addAlert>>;

export const alertsOf = (db: Db, readerId: string): Promise<AlertRow[]> =>
  alerts(db).where('reader_id', '=', readerId).orderBy('created_at').orderBy('id').execute();

export async function endAlert(db: Db, readerId: string, id: string): Promise<void> {
  await db.deleteFrom('waiting_entry').where('id', '=', id).where('reader_id', '=', readerId).execute();
}

/** Ends the author alert that has this token. */
export async function endAuthorAlert(db: Db, token: string): Promise<void> {
  await db.deleteFrom('waiting_entry').where('end_token', '=', token).where('kind', '=', 'author').execute();
}

export type BookEntry = { id: string; reader_id: string };

/** Entries for a book, which the previous release writes, in the order in which they were made. */
export const bookEntries = (db: Db, limit: number): Promise<BookEntry[]> =>
  db
    .selectFrom('waiting_entry')
    .select(['id', 'reader_id'])
    .where('book_id', 'is not', null)
    .where('told_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .limit(limit)
    .execute();

/** Takes such an entry off the list, unless it has gone meanwhile. */
export const takeBookEntry = (tx: Transaction<Tables>, id: string) =>
  tx
    .deleteFrom('waiting_entry')
    .where('id', '=', id)
    .where('told_at', 'is', null)
    .returning(['book_id', 'title', 'created_at'])
    .executeTakeFirst();

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
