import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import { purgeRequestsOf } from '#http/idempotency.ts';
import { purgePublished } from '#messaging/outbox.ts';
import { owedMinor } from './charges.ts';
import type { HoldTable, Tables } from './schema.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

/** Whose is moved to whom. */
export type Pair = { from: string; into: string };

/** Whose an id's loans are now: of a reader who was merged, those of whoever is kept. */
export async function whoIsNow(db: Db, readerId: string): Promise<string> {
  const reader = await db.selectFrom('reader').select('merged_into').where('id', '=', readerId).executeTakeFirst();
  return reader?.merged_into ?? readerId;
}

/**
 * Locks what two readers have borrowed, pay and owe, and then themselves: in the order of those who change it, each kind in the order of its ids.
 */
export async function lockBoth(tx: Transaction<Tables>, { from, into }: Pair): Promise<void> {
  const both = [from, into];
  await sql`select from payment_intent where reader_id = any(${both}::uuid[]) order by id for update`.execute(tx);
  await sql`select from loan where reader_id = any(${both}::uuid[]) order by id for no key update`.execute(tx);
  await sql`select from charge where reader_id = any(${both}::uuid[]) order by id for update`.execute(tx);
  await sql`
    insert into reader (id) select id from unnest(${both}::uuid[]) as id order by id
    on conflict (id) do update set id = excluded.id`.execute(tx);
}

export type ReaderState = { id: string; isClosed: boolean; mergedInto: string | null };

export async function statesOf(db: Db, { from, into }: Pair): Promise<Map<string, ReaderState>> {
  const { rows } = await sql<ReaderState>`
    select id, closed_at is not null as "isClosed", merged_into as "mergedInto" from reader
    where id = any(${[from, into]}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Titles of which each of two readers has a copy. */
export async function titlesOfBoth(db: Db, { from, into }: Pair): Promise<string[]> {
  const { rows } = await sql<{ title: string }>`
    select title from loan where reader_id = ${from} and returned_at is null
      and book_id in (select book_id from loan where reader_id = ${into} and returned_at is null)
    order by title, id`.execute(db);
  return rows.map(({ title }) => title);
}

export type HoldOfBoth = Pick<Selectable<HoldTable>, 'id' | 'book_id' | 'reader_id' | 'state'>;

/** What both wait for, in the order of their places in line. */
export const openHoldsOfBoth = (db: Db, { from, into }: Pair): Promise<HoldOfBoth[]> =>
  db
    .selectFrom('hold')
    .select(['id', 'book_id', 'reader_id', 'state'])
    .where(sql<boolean>`reader_id = any(${[from, into]}::uuid[])`)
    .where('ended_at', 'is', null)
    .orderBy('rank')
    .orderBy('id')
    .execute();

/** The books that one of two readers has. */
export async function booksOfBoth(db: Db, { from, into }: Pair): Promise<Set<string>> {
  const { rows } = await sql<{ book_id: string }>`
    select book_id from loan where reader_id = any(${[from, into]}::uuid[]) and returned_at is null`.execute(db);
  return new Set(rows.map(({ book_id }) => book_id));
}

/** What is moved from a reader, holds aside. */
export type Counts = { loans: number; past_loans: number; charges: number; owes_minor: number; alerts: number };

export async function countsOf(db: Db, readerId: string): Promise<Counts> {
  const { rows } = await sql<Counts>`
    select
      (select count(*) from loan where reader_id = ${readerId} and returned_at is null) as loans,
      (select count(*) from loan where reader_id = ${readerId} and returned_at is not null) as past_loans,
      (select count(*) from charge where reader_id = ${readerId}) as charges,
      (select ${owedMinor} from charge where reader_id = ${readerId} and status in ('growing', 'owed')) as owes_minor,
      (select count(*) from waiting_entry where reader_id = ${readerId} and told_at is null) as alerts`.execute(db);
  const [counts] = rows;
  if (!counts) throw new Error('a statement that always returns a row returned none');
  return counts;
}

/**
 * All that was one reader's is the other's. Of two alerts for one author, one stays. What is stored about requests of the merged reader goes: nobody asks for it
 * again.
 *
 * @returns whether charges were among it
 */
export async function moveAll(tx: Transaction<Tables>, { from, into }: Pair, at: Date): Promise<boolean> {
  await sql`update loan set reader_id = ${into} where reader_id = ${from}`.execute(tx);
  const { numAffectedRows } = await sql`update charge set reader_id = ${into} where reader_id = ${from}`.execute(tx);
  await sql`update payment_intent set reader_id = ${into} where reader_id = ${from}`.execute(tx);
  await sql`update loan_override set reader_id = ${into} where reader_id = ${from}`.execute(tx);
  await sql`update desk_task set reader_id = ${into} where reader_id = ${from}`.execute(tx);
  await sql`update journal_entry set stood_there = ${into} where stood_there = ${from}`.execute(tx);
  await sql`update hold set reader_id = ${into} where reader_id = ${from}`.execute(tx);
  await sql`
    delete from waiting_entry as double where reader_id = ${from} and exists (
      select from waiting_entry as other where other.reader_id = ${into} and other.told_at is null
        and double.told_at is null and (other.book_id = double.book_id or other.author_match = double.author_match))`.execute(
    tx,
  );
  await sql`update waiting_entry set reader_id = ${into} where reader_id = ${from}`.execute(tx);
  await sql`
    update reader set merged_into = ${into}, closed_at = coalesce(closed_at, ${at}), history = 'legal'
    where id = ${from}`.execute(tx);
  await sql`update reader set merged_into = ${into} where merged_into = ${from}`.execute(tx);
  await purgeRequestsOf(tx, from);
  await purgePublished(tx, from);
  return (numAffectedRows ?? 0n) > 0n;
}
