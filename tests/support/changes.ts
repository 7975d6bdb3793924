import { sql, type Kysely } from 'kysely';

/** What is no effect: how a request or a message was handled, that a row was touched, and checkouts that came to nothing. */
const BOOKKEEPING = [
  'aborted_checkout',
  'audit_seal',
  'audit_unsealed',
  'change_log',
  'change_log_key',
  'idempotent_request',
  'inbox',
  'kysely_migration',
  'outbox',
  'outbox_hold',
  'outbox_lane',
  'parked_event',
];

/** The tables of a database whose rows are effects. */
async function tablesOf(db: Kysely<object>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public' order by tablename`.execute(db);
  return rows.map(({ name }) => name).filter((name) => !BOOKKEEPING.includes(name));
}

/** Text that differs between two runs that do the same. */
export const unlikeText = (text: string): string =>
  text
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '#')
    .replaceAll(/\b(category_|branch-)[0-9a-f]{8}\b/g, '#')
    .replaceAll(/\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})/g, '@')
    .replaceAll(/\$argon2id\$[^"]*|\\\\x[0-9a-f]{64}/g, 'hash')
    .replaceAll(/"(97[89]\d{10}|K?X-[0-9A-F]{8}|[A-Z]?\d{6,12})"/g, '"number"')
    // Of a hold: later ones have higher ones.
    .replaceAll(/"rank": \d+/g, '"rank": "#"');

/**
 * Watches what changes in a database.
 *
 * @returns a function that returns the rows that were written since, and how many more or fewer each table has; without
 *   what differs between two runs that do the same
 */
export async function watchChanges(db: Kysely<object>): Promise<() => Promise<string[]>> {
  const tables = await tablesOf(db);
  const counts = async () => {
    const { rows } = await sql
      .raw<{ name: string; count: number }>(
        tables
          .map((name) => `select '${name}' as name, count(*)::int as count from ${name} where ${isKept(name)}`)
          .join(' union all '),
      )
      .execute(db);
    return new Map(rows.map(({ name, count }) => [name, count]));
  };
  const before = await counts();
  const {
    rows: [now],
  } = await sql<{ id: string }>`select pg_current_xact_id()::text as id`.execute(db);
  return async () => {
    const { rows } = await sql
      .raw<{ row: string }>(
        tables
          .map(
            (name) =>
              `select '${name} ' || to_jsonb(written)::text as row from ${name} written where xmin::text::bigint >= ${now?.id} and ${isKept(name)}`,
          )
          .join(' union all '),
      )
      .execute(db);
    const after = await counts();
    const grown = tables.flatMap((name) => {
      const more = (after.get(name) ?? 0) - (before.get(name) ?? 0);
      return more === 0 ? [] : [`${name}: ${more} rows`];
    });
    return [...rows.map(({ row }) => unlikeText(row)), ...grown].toSorted();
  };
}

/** An allocation that was released is what a checkout leaves that came to nothing. */
const isKept = (table: string): string => (table === 'reservation' ? `state <> 'released'` : 'true');
