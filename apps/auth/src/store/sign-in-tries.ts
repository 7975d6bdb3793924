import { sql, type Kysely, type Transaction } from 'kysely';
import type { Count, Counts } from '../domain/login-throttle.ts';
import type { TryMarks } from '../keys/try-marks.ts';
import type { Tables } from './schema.ts';

/** The counts that a try falls under, which no other try reads or changes until the transaction ends. */
export async function lockCounts(tx: Transaction<Tables>, marks: TryMarks, now: Date): Promise<Counts> {
  const rows = await tx
    .insertInto('sign_in_tries')
    // In one order, so that no two tries wait for each other.
    .values(
      [marks.here, marks.client, marks.account]
        .toSorted(Buffer.compare)
        .map((id) => ({ id, level: 0, counted_at: now, turn_at: null })),
    )
    .onConflict((conflict) => conflict.column('id').doUpdateSet((eb) => ({ id: eb.ref('excluded.id') })))
    .returning(['id', 'level', 'counted_at as countedAt', 'turn_at as turnAt'])
    .execute();
  const known = await tx
    .selectFrom('known_client')
    .select(['level', 'counted_at as countedAt'])
    .where('id', '=', marks.known)
    .forUpdate()
    .executeTakeFirst();
  const under = (mark: Buffer) => {
    const row = rows.find(({ id }) => id.equals(mark));
    if (!row) throw new Error('a count that was locked is missing');
    return row;
  };
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

export async function storeTurn(tx: Transaction<Tables>, marks: TryMarks, turnAt: Date | null): Promise<void> {
  await tx.updateTable('sign_in_tries').set({ turn_at: turnAt }).where('id', '=', marks.here).execute();
}

/** Takes a try back that came to nothing: its client has the turn again that it had. */
export async function takeBack(db: Kysely<Tables>, marks: TryMarks, now: Date): Promise<void> {
  await lower(
    db,
    marks,
    sql`level = greatest(level - 1, 0),
    turn_at = case when id = ${marks.here} then ${now}::timestamptz end`,
  );
}

/** Takes a try back that succeeded, and what has failed before of this client at this account, but nothing else. */
export async function forgive(db: Kysely<Tables>, marks: TryMarks): Promise<void> {
  await lower(db, marks, sql`level = case when id = ${marks.here} then 0 else greatest(level - 1, 0) end`);
}

async function lower(db: Kysely<Tables>, marks: TryMarks, change: ReturnType<typeof sql>): Promise<void> {
  const ids = [marks.here, marks.client, marks.account];
  await sql`
    with locked as materialized (
      select id as mark from sign_in_tries where id = any(${ids}::bytea[]) order by id for update
    )
    update sign_in_tries set ${change} from locked where id = mark`.execute(db);
}

/** Whoever has signed in although strangers must wait begins anew. */
export async function forgiveHere(db: Kysely<Tables>, marks: TryMarks): Promise<void> {
  await db.updateTable('sign_in_tries').set({ level: 0, turn_at: null }).where('id', '=', marks.here).execute();
}
