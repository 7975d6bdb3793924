import { sql, type Kysely, type Transaction } from 'kysely';
import type { AnyRejection } from '#core/api-error.ts';
import type { LocalDate } from '#core/library-day.ts';
import type { MergedAccount } from '../domain/merge.ts';
import type { ReaderMergeTable, Tables } from './schema.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

/** Whose account becomes whose. */
export type Pair = { from: string; into: string };

export type MergeRequest = Pair & { at: Date };

/** That an account is to be merged, or was, and how far the erasure of what is left of it is. */
export const findMerge = (db: Db, from: string) =>
  db
    .selectFrom('reader_merge')
    .leftJoin('erasure', 'erasure.user_id', 'from_id')
    .select(['from_id', 'into_id', 'requested_at', 'refused_at', 'refusals', 'merged_at', 'completed_at'])
    .where('from_id', '=', from)
    .executeTakeFirst();

/** Whether an account is about to become another one, or another one it. */
export async function isMerging(db: Db, id: string): Promise<boolean> {
  const merge = await db
    .selectFrom('reader_merge')
    .select('from_id')
    .where((eb) => eb.or([eb('from_id', '=', id), eb('into_id', '=', id)]))
    .where('refused_at', 'is', null)
    .where('merged_at', 'is', null)
    .executeTakeFirst();
  return merge !== undefined;
}

/** Who an id is now; of a merged account, the one that is kept. */
export async function mergedInto(db: Db, id: string): Promise<string | undefined> {
  const merge = await db
    .selectFrom('reader_merge')
    .select('into_id')
    .where('from_id', '=', id)
    .where('merged_at', 'is not', null)
    .executeTakeFirst();
  return merge?.into_id;
}

/**
 * Both accounts that there are, as the rules need them.
 *
 * @param lock locks them, in the order of their ids, so that whoever changes either takes turns
 */
export async function findBoth(db: Db, { from, into }: Pair, today: LocalDate): Promise<Map<string, MergedAccount>> {
  const ids = [from, into];
  const { rows } = await sql<MergedAccount>`
    select id, role, verified_at is not null as verified,
      deletion_requested_at is not null or exists (
        select from reader_merge where refused_at is null and merged_at is null
          and (from_id = users.id or into_id = users.id) and (from_id, into_id) <> (${from}::uuid, ${into}::uuid)
      ) as leaving,
      array(select guardian_id from guardianship where child_id = users.id and ends_on > ${today}) as guardians,
      array(select child_id from guardianship where guardian_id = users.id and ends_on > ${today}) as children
    from users where id = any(${ids}::uuid[]) and deleted_at is null`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Locks both accounts, in the order of their ids: whoever changes one of them takes turns. @returns those that there are */
export async function lockBoth(tx: Transaction<Tables>, { from, into }: Pair): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from users where id = any(${[from, into]}::uuid[]) and deleted_at is null order by id for update`.execute(
    tx,
  );
  return new Set(rows.map(({ id }) => id));
}

/** Keeps that a merge was asked for. One that was refused before is asked for anew. */
export async function recordMergeRequest(
  tx: Transaction<Tables>,
  { from, into, at }: MergeRequest,
  by: string,
): Promise<void> {
  const request = { into_id: into, requested_at: at, requested_by: by };
  await tx
    .insertInto('reader_merge')
    .values({ from_id: from, ...request, refused_at: null, refusals: null, merged_at: null })
    .onConflict((conflict) =>
      conflict
        .column('from_id')
        .doUpdateSet({ ...request, refused_at: null, refusals: null })
        .where('reader_merge.merged_at', 'is', null),
    )
    .execute();
}

/** Ends this request, which lending refuses, but neither one that was granted meanwhile nor a later one, which lending may have granted. */
export async function recordMergeRefusal(
  db: Db,
  { from, at }: MergeRequest,
  refused: { at: Date; refusals: readonly AnyRejection[] },
): Promise<void> {
  await db
    .updateTable('reader_merge')
    .set({ refused_at: refused.at, refusals: JSON.stringify(refused.refusals) })
    .where('from_id', '=', from)
    .where('requested_at', '=', at)
    .where('merged_at', 'is', null)
    .execute();
}

/** The oldest merges that were asked for before an instant, and are not done. */
export async function requestedMerges(db: Db, before: Date): Promise<MergeRequest[]> {
  const rows = await db
    .selectFrom('reader_merge')
    .select(['from_id as from', 'into_id as into', 'requested_at as at'])
    .where('requested_at', '<', before)
    .where('refused_at', 'is', null)
    .where('merged_at', 'is', null)
    .orderBy('requested_at')
    .limit(100)
    .execute();
  return rows;
}

export type Counts = {
  cards: number;
  notes: number;
  blocks: number;
  agreements: number;
  guardians: number;
  children: number;
};

/** How much would be moved. */
export async function countsOf(db: Db, { from, into }: Pair, today: LocalDate): Promise<Counts> {
  const { rows } = await sql<Counts>`
    select
      (select count(*) + 1 from reader_card where user_id = ${from}) as cards,
      (select count(*) from reader_note where user_id = ${from}) as notes,
      (select count(*) from reader_block where user_id = ${from}) as blocks,
      (select count(*) from agreement where user_id = ${from} and (kind, version) not in (
        select kind, version from agreement where user_id = ${into})) as agreements,
      (select count(*) from guardianship where child_id = ${from} and ends_on > ${today}) as guardians,
      (select count(*) from guardianship where guardian_id = ${from} and ends_on > ${today}) as children`.execute(db);
  const [counts] = rows;
  if (!counts) throw new Error('a statement that always returns a row returned none');
  return counts;
}

/**
 * What is kept beside an account becomes another one's. The card that it names goes on working beside the others; an old block, which the account itself
 * has, goes on with its reason. Of what both have, the one that ends later stays.
 */
export async function moveKept(
  tx: Transaction<Tables>,
  { from, into }: Pair,
  card: Pick<ReaderMergeTable, 'requested_by'> & { at: Date },
): Promise<void> {
  await sql`
    insert into reader_card (number, user_id, recorded_at, recorded_by, lost_at)
    select card_number, ${into}, ${card.at}, ${card.requested_by}, null from users where id = ${from}
    on conflict do nothing`.execute(tx);
  for (const table of ['reader_card', 'reader_note', 'reader_block'])
    await sql`update ${sql.table(table)} set user_id = ${into} where user_id = ${from}`.execute(tx);
  await sql`
    update users set blocked = true, block_reason = coalesce(users.block_reason, merged.block_reason)
    from users as merged where users.id = ${into} and merged.id = ${from} and merged.blocked`.execute(tx);
  await sql`
    insert into agreement (user_id, kind, version, agreed_at, recorded_by, agreed_by)
    select ${into}, kind, version, agreed_at, recorded_by, agreed_by from agreement where user_id = ${from}
    on conflict do nothing`.execute(tx);
  await moveFamily(tx, { from, into });
  await sql`update reader_loan set reader_id = ${into} where reader_id = ${from}`.execute(tx);
}

async function moveFamily(tx: Transaction<Tables>, { from, into }: Pair): Promise<void> {
  const isOf = sql<boolean>`(${from}::uuid in (child_id, guardian_id))`;
  await sql`
    insert into guardianship (child_id, guardian_id, ends_on, linked_at, linked_by)
    select * from (
      select case child_id when ${from} then ${into}::uuid else child_id end as child,
        case guardian_id when ${from} then ${into}::uuid else guardian_id end as guardian, ends_on, linked_at, linked_by
      from guardianship where ${isOf}) as moved
    where child <> guardian
    on conflict (child_id, guardian_id) do update
      set ends_on = greatest(guardianship.ends_on, excluded.ends_on)`.execute(tx);
  await sql`delete from guardianship where ${isOf}`.execute(tx);
}

/** That an account has become another one, and those that had become it have, too; not those of which that was refused. */
export async function recordMerged(tx: Transaction<Tables>, { from, into }: Pair, at: Date): Promise<void> {
  await tx
    .updateTable('reader_merge')
    .set({ into_id: into })
    .where('into_id', '=', from)
    .where('merged_at', 'is not', null)
    .execute();
  await tx
    .updateTable('reader_merge')
    .set({ merged_at: at, refused_at: null, refusals: null })
    .where('from_id', '=', from)
    .execute();
}

/** Nobody leads to an account that is gone. */
export async function forgetMerges(tx: Transaction<Tables>, userId: string): Promise<void> {
  await tx.deleteFrom('reader_merge').where('into_id', '=', userId).execute();
  await tx.deleteFrom('reader_merge').where('from_id', '=', userId).where('merged_at', 'is', null).execute();
}
