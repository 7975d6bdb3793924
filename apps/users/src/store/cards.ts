import { sql, type Kysely, type Transaction } from 'kysely';
import { instantText } from '#postgres/instant.ts';
import type { ReaderCardTable, Tables } from './schema.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

/** Whose card it is, by its whole number, without case; nobody's if it is lost. */
export const holderOf = (number: string) => sql<string | null>`coalesce(
  (select id from users where code_form(card_number) = code_form(${number}) and deleted_at is null),
  (select user_id from reader_card where code_form(number) = code_form(${number}) and lost_at is null))`;

export async function isLost(db: Db, number: string): Promise<boolean> {
  const { rows } = await sql<{ lost: boolean }>`
    select exists (
      select from reader_card where code_form(number) = code_form(${number}) and lost_at is not null
    ) as lost`.execute(db);
  return rows[0]?.lost === true;
}

/**
 * Whether a number is nobody's, and was nobody's lost card. Until the transaction ends, it is nobody else's to take.
 */
export async function claimNumber(tx: Transaction<Tables>, number: string): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended('card ' || code_form(${number}), 0))`.execute(tx);
  const { rows } = await sql<{ taken: boolean }>`
    select exists (select from users where code_form(card_number) = code_form(${number}) and deleted_at is null)
      or exists (select from reader_card where code_form(number) = code_form(${number})) as taken`.execute(tx);
  return rows[0]?.taken !== true;
}

export async function nextNumber(tx: Transaction<Tables>): Promise<string> {
  const { rows } = await sql<{ number: string }>`select next_card_number() as number`.execute(tx);
  const [next] = rows;
  if (!next) throw new Error('there is no next card');
  return next.number;
}

export async function insertCard(tx: Transaction<Tables>, card: ReaderCardTable): Promise<void> {
  await tx.insertInto('reader_card').values(card).execute();
}

/** One that the account named until now. Had the previous release given its number to two people, it works for neither. */
export async function insertLostCard(
  tx: Transaction<Tables>,
  card: ReaderCardTable & { lost_at: Date },
): Promise<void> {
  await tx
    .insertInto('reader_card')
    .values(card)
    .onConflict((conflict) =>
      conflict
        .expression(sql`code_form(number)`)
        .doUpdateSet({ lost_at: sql<Date>`coalesce(reader_card.lost_at, excluded.lost_at)` }),
    )
    .execute();
}

/** A card of somebody, beside the one that their account names. */
export const findCardOf = (db: Db, userId: string, number: string) =>
  db
    .selectFrom('reader_card')
    .select(['number', 'lost_at'])
    .where('user_id', '=', userId)
    .where(sql<boolean>`code_form(number) = code_form(${number})`)
    .executeTakeFirst();

export async function countWorkingCards(db: Db, userId: string): Promise<number> {
  const { count } = await db
    .selectFrom('reader_card')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('user_id', '=', userId)
    .where('lost_at', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}

export async function countLostSince(db: Db, userId: string, since: Date): Promise<number> {
  const { count } = await db
    .selectFrom('reader_card')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('user_id', '=', userId)
    .where('lost_at', '>', since)
    .executeTakeFirstOrThrow();
  return count;
}

export async function markLost(tx: Transaction<Tables>, number: string, at: Date): Promise<void> {
  await tx
    .updateTable('reader_card')
    .set({ lost_at: at })
    .where(sql<boolean>`code_form(number) = code_form(${number})`)
    .where('lost_at', 'is', null)
    .execute();
}

/** Last recorded first. */
export const cardsOf = (
  db: Db,
  userId: string,
  { after, limit }: { after: [recordedAt: string, number: string] | undefined; limit: number },
) =>
  db
    .selectFrom('reader_card')
    .select(['number', 'recorded_at', 'recorded_by', 'lost_at'])
    .select(instantText('recorded_at').as('recorded_at_text'))
    .where('user_id', '=', userId)
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(recorded_at, number) < (${after?.[0]}::timestamptz, ${after?.[1]})`),
    )
    .orderBy('recorded_at', 'desc')
    .orderBy('number', 'desc')
    .limit(limit)
    .execute();

export type CardRow = Awaited<ReturnType<typeof cardsOf>>[number];

/** They may be given out again. */
export async function forgetCards(tx: Transaction<Tables>, userId: string): Promise<void> {
  await tx.deleteFrom('reader_card').where('user_id', '=', userId).execute();
}
