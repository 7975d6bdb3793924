import { sql, type Kysely, type Transaction } from 'kysely';
import { instantText } from '#postgres/instant.ts';
import { addEntry } from '#audit/trail.ts';
import type { KeptKind, Tables } from './schema.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

/** A receipt for somebody who is not deleted. It ends the one before. */
export async function keepReceipt(
  tx: Transaction<Tables>,
  receipt: { user_id: string; hash: Buffer; given_at: Date },
): Promise<void> {
  await tx
    .insertInto('erasure_receipt')
    .values(receipt)
    .onConflict((conflict) =>
      conflict.column('user_id').doUpdateSet({ hash: receipt.hash, given_at: receipt.given_at }),
    )
    .execute();
}

/** The account that a receipt is about, and how far its erasure is. */
export const findByReceipt = (db: Db, hash: Buffer) =>
  db
    .selectFrom('erasure_receipt')
    .innerJoin('users', 'users.id', 'erasure_receipt.user_id')
    .leftJoin('erasure', 'erasure.user_id', 'users.id')
    .select(['users.id', 'users.deletion_requested_at', 'users.deletion_refused_at', 'users.deleted_at'])
    .select('erasure.completed_at')
    .where('erasure_receipt.hash', '=', hash)
    .executeTakeFirst();

export const findParts = (db: Db, userId: string) =>
  db.selectFrom('erasure_part').select(['app', 'confirmed_at', 'kept']).where('user_id', '=', userId).execute();

/** How many are begun at a time. */
const BATCH = 500;

/**
 * Begins to follow accounts that were deleted since an instant: each service has to confirm that nothing is left.
 *
 * @returns how many.
 */
export async function beginErasures(
  db: Kysely<Tables>,
  { since, apps, now }: { since: Date; apps: readonly string[]; now: Date },
): Promise<number> {
  const { rows } = await sql<{ begun: number }>`
    with begun as (
      insert into erasure (user_id, erased_at)
      select id, deleted_at from users
      where deleted_at > ${since} and not exists (select from erasure where user_id = id)
      order by deleted_at limit ${BATCH}
      on conflict do nothing returning user_id
    ), parts as (
      insert into erasure_part (user_id, app, ask_at)
      select user_id, app, ${now} from begun cross join unnest(${apps}::text[]) as app
    )
    select count(*)::int as begun from begun`.execute(db);
  return rows[0]?.begun ?? 0;
}

/** Accounts that were deleted since an instant, the oldest first. */
export const erasedSince = (
  db: Db,
  { since, after, limit }: { since: Date; after: [deletedAt: string, id: string] | undefined; limit: number },
) =>
  db
    .selectFrom('users')
    .select(['id', instantText('deleted_at').as('deleted_at_text')])
    .where('deleted_at', '>=', since)
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(deleted_at, id) > (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`),
    )
    .orderBy('deleted_at')
    .orderBy('id')
    .limit(limit)
    .execute();

export type ErasedAccount = Awaited<ReturnType<typeof erasedSince>>[number];

/** Whatever was confirmed before: each service has to confirm it again. */
export async function followAgain(
  tx: Transaction<Tables>,
  userId: string,
  { apps, now }: { apps: readonly string[]; now: Date },
): Promise<void> {
  await sql`
    insert into erasure (user_id, erased_at) select id, deleted_at from users where id = ${userId}
    on conflict (user_id) do update set completed_at = null`.execute(tx);
  await sql`
    insert into erasure_part (user_id, app, ask_at) select ${userId}::uuid, app, ${now} from unnest(${apps}::text[]) as app
    on conflict (user_id, app) do update set confirmed_at = null, in_vain = 0, ask_at = excluded.ask_at`.execute(tx);
}

export type DuePart = { user_id: string; app: string; in_vain: number };

/** The parts that have waited longest, so many of each service: one that does not answer holds up no other. */
export async function dueParts(db: Kysely<Tables>, now: Date, ofEach: number): Promise<DuePart[]> {
  const { rows } = await sql<DuePart>`
    select due.* from (select distinct app from erasure_part where confirmed_at is null) as waiting
    cross join lateral (
      select user_id, app, in_vain from erasure_part
      where app = waiting.app and confirmed_at is null and ask_at <= ${now}
      order by ask_at limit ${ofEach}
    ) as due`.execute(db);
  return rows;
}

/** To be asked again later. @param left what it still has; left out if it did not answer */
export async function postpone(
  db: Kysely<Tables>,
  { user_id, app, in_vain }: DuePart,
  { askAt, left }: { askAt: Date; left?: readonly string[] | undefined },
): Promise<void> {
  await db
    .updateTable('erasure_part')
    .set({ in_vain: in_vain + 1, ask_at: askAt, ...(left && { still_left: [...left] }) })
    .where('user_id', '=', user_id)
    .where('app', '=', app)
    .execute();
}

/**
 * A service has looked and found nothing left. The last one completes the erasure, which the audit trail keeps.
 *
 * @returns whether it was the last.
 */
export async function confirm(
  tx: Transaction<Tables>,
  { user_id, app }: DuePart,
  { at, kept, entryId }: { at: Date; kept: readonly KeptKind[]; entryId: string },
): Promise<boolean> {
  await tx
    .updateTable('erasure_part')
    .set({ in_vain: 0, still_left: [], kept: JSON.stringify(kept), confirmed_at: at })
    .where('user_id', '=', user_id)
    .where('app', '=', app)
    .execute();
  const completed = await tx
    .updateTable('erasure')
    .set({ completed_at: at })
    .where('user_id', '=', user_id)
    .where('completed_at', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('erasure_part')
            .whereRef('erasure_part.user_id', '=', 'erasure.user_id')
            .where('confirmed_at', 'is', null),
        ),
      ),
    )
    .returning('user_id')
    .executeTakeFirst();
  if (!completed) return false;
  await addEntry(tx, {
    id: entryId,
    action: 'erasure.complete',
    outcome: 'done',
    code: null,
    caller_id: null,
    caller_role: null,
    session_id: null,
    network: '',
    user_id,
    shown: null,
    thing: null,
    reason: null,
    facts: {},
  });
  return true;
}

/** The erasures that are not complete, and since when the oldest of them is not. */
export async function unconfirmed(db: Kysely<Tables>, most: number): Promise<{ count: number; oldest: Date | null }> {
  const { rows } = await sql<{ count: number; oldest: Date | null }>`
    select count(*)::int as count, min(erased_at) as oldest
    from (select erased_at from erasure where completed_at is null limit ${most}) as waiting`.execute(db);
  return rows[0] ?? { count: 0, oldest: null };
}

/** How many erasures each service has not confirmed. */
export async function unconfirmedByApp(db: Kysely<Tables>): Promise<{ app: string; count: number }[]> {
  const { rows } = await sql<{ app: string; count: number }>`
    select app, count(*)::int as count from erasure_part where confirmed_at is null group by app`.execute(db);
  return rows;
}
