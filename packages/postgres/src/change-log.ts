import { sql, type Kysely } from 'kysely';
import type { Retention } from './purge.ts';

/** So long it is known what has changed. */
const KEPT_DAYS = 2;

/** Of a service whose tables are followed by clients that keep a copy of them (docs/decisions/0059). */
export const changeLogRetention: Retention = { table: 'change_log', column: 'at', days: KEPT_DAYS };

/**
 * A place in the log: whatever was committed before it has been seen. Transactions commit in another order than they begin, so a place
 * is before the first one that was still under way, and not a time.
 */
export type Mark = { changedIn: string; seq: string };

/** For a migration: a log of what has changed in the tables that `followTable` names. */
export async function createChangeLog(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table change_log (
      changed_in xid8 not null default pg_current_xact_id(),
      seq bigint generated always as identity,
      about uuid not null,
      at timestamptz not null default clock_timestamp(),
      primary key (changed_in, seq)
    )`.execute(db);
  await sql`create index change_log_at on change_log (at)`.execute(db);
}

/** For a migration: a key of the log's own, by which the places are signed that clients have. */
export async function createChangeLogKey(db: Kysely<unknown>): Promise<void> {
  await sql`create table change_log_key (key uuid not null)`.execute(db);
  await sql`insert into change_log_key (key) values (gen_random_uuid())`.execute(db);
}

export async function changeLogKey<Tables>(db: Kysely<Tables>): Promise<string> {
  const { rows } = await sql<{ key: string }>`select key from change_log_key`.execute(db);
  const [row] = rows;
  if (!row) throw new Error('a log of changes has no key');
  return row.key;
}

/** For a migration: what is written into a table is in the log from now on, by any release. */
export async function followTable(
  db: Kysely<unknown>,
  { table, about, columns }: { table: string; about: string; columns: readonly string[] },
): Promise<void> {
  const [name, id] = [sql.id(`log_change_of_${table}`), sql.id(about)];
  await sql`
    create function ${name}() returns trigger language plpgsql as $$
    begin
      insert into change_log (about)
      select distinct one from (values (old.${id}), (new.${id})) as both_of (one) where one is not null;
      return null;
    end $$`.execute(db);
  await sql`
    create trigger ${name} after insert or delete or update of ${sql.join(columns.map((column) => sql.id(column)))}
    on ${sql.table(table)} for each row execute function ${name}()`.execute(db);
}

/** The place that the log has come to. Whatever is read after this has all that was changed before it. */
export async function markNow<Tables>(db: Kysely<Tables>): Promise<Mark> {
  const { rows } = await sql<{ edge: string }>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as edge`.execute(db);
  return { changedIn: rows[0]?.edge ?? '0', seq: '0' };
}

export type Changes = { about: string[]; mark: Mark; more: boolean };

/**
 * The ids of what has changed after a place, and the next place. The same may come twice.
 *
 * @returns undefined for a place that this database has not come to, since it was restored from a backup
 */
export async function changesSince<Tables>(
  db: Kysely<Tables>,
  { changedIn, seq }: Mark,
  limit: number,
): Promise<Changes | undefined> {
  const { rows } = await sql<{ edge: string; about: string | null; changed_in: string | null; seq: string | null }>`
    with edge as materialized (select pg_snapshot_xmin(pg_current_snapshot()) as edge)
    select edge.edge::text as edge, change.about, change.changed_in::text as changed_in, change.seq::text as seq
    from edge left join lateral (
      select * from change_log
      where (changed_in, seq) > (${changedIn}::xid8, ${seq}::bigint) and changed_in < edge.edge
      order by changed_in, seq limit ${limit}
    ) as change on true
    order by change.changed_in, change.seq`.execute(db);
  const edge = rows[0]?.edge ?? '0';
  if (BigInt(changedIn) > BigInt(edge)) return undefined;
  const about = rows.flatMap((row) => row.about ?? []);
  const last = rows.at(-1);
  const more = about.length === limit;
  const mark =
    more && last?.changed_in && last.seq
      ? { changedIn: last.changed_in, seq: last.seq }
      : { changedIn: edge, seq: '0' };
  return { about: [...new Set(about)], mark, more };
}
