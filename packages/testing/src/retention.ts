import { sql, type Kysely } from 'kysely';
import type { Retention } from '#postgres/purge.ts';

/** The retentions whose rows the clean-up could only find by scanning the whole table. Should be none. */
export async function retentionsWithoutIndex<Tables>(
  db: Kysely<Tables>,
  retentions: readonly Retention[],
): Promise<string[]> {
  const without: string[] = [];
  for (const { table, column } of retentions) {
    const { rows } = await sql`
      select from pg_index
        join pg_attribute on attrelid = indrelid and attnum = indkey[0]
        join pg_opclass on pg_opclass.oid = indclass[0]
        join pg_am on pg_am.oid = opcmethod
      where indrelid = to_regclass(${table}) and attname = ${column} and amname = 'btree' and indisvalid`.execute(db);
    if (rows.length === 0) without.push(`${table} by ${column}`);
  }
  return without;
}

/** Their rows go when what they are about is over: a lease, a hold, a try that succeeded. */
const EMPTIED = ['audit_unsealed', 'kysely_migration', 'outbox_hold', 'outbox_lane', 'parked_event'];

/** The tables of which nothing ever goes because of its age. */
export async function tablesWithoutRetention<Tables>(
  db: Kysely<Tables>,
  retentions: readonly Retention[],
): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public' order by tablename`.execute(db);
  const handled = new Set([...EMPTIED, ...retentions.map(({ table }) => table)]);
  return rows.map(({ name }) => name).filter((name) => !handled.has(name));
}
