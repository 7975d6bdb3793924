import { sql, type Kysely, type Transaction } from 'kysely';
import type { Count, Counts } from '../domain/login-throttle.ts';
import type { TryMarks } from '../keys/try-marks.ts';
import type { Tables } from './schema.ts';

const COLUMNS = ['id', 'level', 'counted_at as countedAt', 'turn_at as turnAt'] as const;

type StoredCount = Count & { id: Buffer; turnAt: Date | null };

/** The counts that a try falls under, as they are now. */
export async function readCounts(db: Kysely<Tables>, marks: TryMarks, now: Date): Promise<Counts> {
  const ids = [marks.here, marks.client, marks.account];
  const rows = await db
    .selectFrom('sign_in_tries')
    .select(COLUMNS)
    .where(sql<boolean>`id = any(${ids}::bytea[])`)
    .execute();
  const known = await selectKnown(db, marks).executeTakeFirst();
  return asCounts(rows, marks, known, now);
}

/** The same; no other try changes them until the transaction ends. */
export async function lockCounts(tx: Transaction<Tables>, marks: TryMarks, now: Date): Promise<Counts> {
  const rows = await tx
    .insertInto('sign_in_tries')
    // In one order, so that no two tries wait for each other.
    .values([marks.here, marks.client, marks.account].toSorted(Buffer.compare).map((id) => noneYet(id, marks, now)))
    .onConflict((conflict) => conflict.column('id').doUpdateSet((eb) => ({ account: eb.ref('excluded.account') })))
    .returning(COLUMNS)
    .execute();
  const known = await selectKnown(tx, marks).forUpdate().executeTakeFirst();
  return asCounts(rows, marks, known, now);
}

const noneYet = (id: Buffer, marks: TryMarks, now: Date) => ({
  id,
  level: 0,
  counted_at: now,
  turn_at: null,
  account: id === marks.here ? marks.account : null,
});

const selectKnown = (db: Kysely<Tables>, marks: TryMarks) =>
  db.selectFrom('known_client').select(['level', 'counted_at as countedAt']).where('id', '=', marks.known);

function asCounts(rows: StoredCount[], marks: TryMarks, known: Count | undefined, now: Date): Counts {
  const under = (mark: Buffer) => rows.find(({ id }) => id.equals(mark)) ?? { level: 0, countedAt: now, turnAt: null };
  return { here: under(marks.here), client: under(marks.client), account: under(marks.account), known };
}

export async function storeCounts(
  tx: Transaction<Tables>,
  counts: readonly (Count & { mark: Buffer })[],
): Promise<void> {
  const rows = counts.map(
    ({ mark, level, countedAt }) => sql`(${mark}::bytea, ${level}::float8, ${countedAt}::timestamptz)`,
  );
  await sql`
    update sign_in_tries set level = counted.level, counted_at = counted.at
    from (values ${sql.join(rows)}) as counted (id, level, at)
    where sign_in_tries.id = counted.id`.execute(tx);
}

/** From where a network is that has to wait: of any other it is not kept. */
export async function nameNetwork(tx: Transaction<Tables>, { client, network }: TryMarks): Promise<void> {
  await tx.updateTable('sign_in_tries').set({ network }).where('id', '=', client).execute();
}

/** A turn that was promised is not put off by a later one. */
export async function promiseTurn(db: Kysely<Tables>, marks: TryMarks, turnAt: Date, now: Date): Promise<void> {
  await db
    .insertInto('sign_in_tries')
    .values({ ...noneYet(marks.here, marks, now), turn_at: turnAt })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({
        // `least` passes over null.
        turn_at: sql<Date>`least(sign_in_tries.turn_at, excluded.turn_at)`,
      }),
    )
    .execute();
}

export async function endTurn(db: Kysely<Tables>, marks: TryMarks): Promise<void> {
  await db.updateTable('sign_in_tries').set({ turn_at: null }).where('id', '=', marks.here).execute();
}

/** When a try was counted, and since when the counts were as they were before. */
export type CountedTry = { at: Date; since: Record<'here' | 'client' | 'account', Date> };

/** Takes a try back that came to nothing: its client has the turn again that it had. */
export async function takeBack(db: Kysely<Tables>, marks: TryMarks, counted: CountedTry, now: Date): Promise<void> {
  await lower(
    db,
    marks,
    counted,
    sql`level = greatest(level - 1, 0),
    turn_at = case when id = ${marks.here} then ${now}::timestamptz end`,
  );
}

/** Takes a try back that succeeded, and what has failed before of this client at this account, but nothing else. */
export async function forgive(db: Kysely<Tables>, marks: TryMarks, counted: CountedTry): Promise<void> {
  await lower(db, marks, counted, sql`level = case when id = ${marks.here} then 0 else greatest(level - 1, 0) end`);
}

/** Whoever is right makes nobody wait who shares their network: a wait that is over does not begin anew. */
async function lower(
  db: Kysely<Tables>,
  marks: TryMarks,
  { at, since }: CountedTry,
  change: ReturnType<typeof sql>,
): Promise<void> {
  const kinds = ['here', 'client', 'account'] as const;
  const ids = kinds.map((kind) => marks[kind]);
  const before = kinds.map((kind) => sql`(${marks[kind]}::bytea, ${since[kind]}::timestamptz)`);
  await sql`
    with locked as materialized (
      select id as mark from sign_in_tries where id = any(${ids}::bytea[]) order by id for update
    )
    update sign_in_tries set ${change},
      counted_at = case when counted_at = ${at}::timestamptz then before.since else counted_at end
    from locked join (values ${sql.join(before)}) as before (mark, since) using (mark) where id = mark`.execute(db);
}

/** Whoever has signed in although strangers must wait begins anew. */
export async function forgiveHere(db: Kysely<Tables>, marks: TryMarks): Promise<void> {
  await db.updateTable('sign_in_tries').set({ level: 0, turn_at: null }).where('id', '=', marks.here).execute();
}

/** What has failed at accounts: the count of each, and those of the networks there. */
export async function countsAt(
  db: Kysely<Tables>,
  accounts: readonly Buffer[],
): Promise<{ accounts: Count[]; networks: Count[] }> {
  const rows = await db
    .selectFrom('sign_in_tries')
    .select(['level', 'counted_at as countedAt', 'account'])
    .where(isAt(accounts))
    .execute();
  return { accounts: rows.filter(({ account }) => !account), networks: rows.filter(({ account }) => account) };
}

/** Forgets all of it. A try that is made at the same time may be forgotten as well, or counts as the first one. */
export async function forgetTriesAt(tx: Transaction<Tables>, accounts: readonly Buffer[]): Promise<void> {
  // In the order in which tries lock them.
  await tx.selectFrom('sign_in_tries').select('id').where(isAt(accounts)).orderBy('id').forUpdate().execute();
  await tx.deleteFrom('sign_in_tries').where(isAt(accounts)).execute();
}

const isAt = (accounts: readonly Buffer[]) =>
  sql<boolean>`(id = any(${accounts}::bytea[]) or account = any(${accounts}::bytea[]))`;
