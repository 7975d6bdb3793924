import { sql, type Kysely } from 'kysely';

/** Every row of a database, as its table's name and JSON, in a fixed order; without those of `except`. */
export async function storedRows<Tables>(db: Kysely<Tables>, except: readonly string[] = []): Promise<string[]> {
  const { rows: tables } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public'`.execute(db);
  const rows = await Promise.all(
    tables
      .filter(({ name }) => !except.includes(name))
      .map(async ({ name }) => {
        const { rows: found } = await sql<{ row: string }>`
          select to_jsonb(one)::text as row from ${sql.table(name)} as one`.execute(db);
        return found.map(({ row }) => `${name} ${row}`);
      }),
  );
  return rows.flat().sort();
}
