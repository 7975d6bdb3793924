import { sql, type Kysely, type Transaction } from 'kysely';
import { addDays, LAST_DAY, type LocalDate } from '#core/library-day.ts';
import { instantText } from '#postgres/instant.ts';
import type { Deed } from '../domain/block.ts';
import type { Tables } from './schema.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

/** What the blocks of a user forbid on a day, with repetitions. */
export const forbiddenByBlocks = (today: LocalDate) => sql<Deed[]>`array(
  select deed from reader_block cross join unnest(forbids) as deed
  where user_id = users.id and from_day <= ${today} and (over_since is null or over_since > ${today}))`;

export type NewBlock = {
  id: string;
  user_id: string;
  forbids: Deed[];
  reason: string;
  from: LocalDate;
  /** Its last day. */
  until?: LocalDate;
  set_at: Date;
  set_by: string;
};

export async function insertBlock(tx: Transaction<Tables>, { from, until, ...block }: NewBlock): Promise<void> {
  await tx
    .insertInto('reader_block')
    .values({ ...block, from_day: from, over_since: overSince(until) })
    .execute();
}

/** The day after the last one of all days cannot be named, so it has no end. */
const overSince = (until: LocalDate | undefined): LocalDate | null =>
  until === undefined || until === LAST_DAY ? null : addDays(until, 1);

/** How many there are that are not over, also those that have not begun. */
export async function countBlocks(tx: Transaction<Tables>, userId: string, today: LocalDate): Promise<number> {
  const { count } = await notOver(tx, userId, today)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

const notOver = (db: Db, userId: string, today: LocalDate) =>
  db
    .selectFrom('reader_block')
    .where('user_id', '=', userId)
    .where((eb) => eb.or([eb('over_since', 'is', null), eb('over_since', '>', today)]));

export const findBlock = (db: Db, userId: string, id: string) =>
  selectBlocks(db, userId).where('id', '=', id).executeTakeFirst();

/** @returns whether it was not over */
export async function endBlock(
  tx: Transaction<Tables>,
  id: string,
  lifted: { today: LocalDate; at: Date; by: string },
): Promise<boolean> {
  const ended = await tx
    .updateTable('reader_block')
    .set({ over_since: lifted.today, lifted_at: lifted.at, lifted_by: lifted.by })
    .where('id', '=', id)
    .where((eb) => eb.or([eb('over_since', 'is', null), eb('over_since', '>', lifted.today)]))
    .returning('id')
    .executeTakeFirst();
  return ended !== undefined;
}

const selectBlocks = (db: Db, userId: string) =>
  db
    .selectFrom('reader_block')
    .select(['id', 'forbids', 'reason', 'from_day', 'over_since', 'set_at', 'set_by', 'lifted_at', 'lifted_by'])
    .select(instantText('set_at').as('set_at_text'))
    .where('user_id', '=', userId);

/** Newest first. */
export const blocksOf = (
  db: Db,
  userId: string,
  { after, limit }: { after: [setAt: string, id: string] | undefined; limit: number },
) =>
  selectBlocks(db, userId)
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(set_at, id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`),
    )
    .orderBy('set_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();

export type BlockRow = Awaited<ReturnType<typeof blocksOf>>[number];

export async function forgetBlocks(tx: Transaction<Tables>, userId: string): Promise<void> {
  await tx.deleteFrom('reader_block').where('user_id', '=', userId).execute();
}
