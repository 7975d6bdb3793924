import { sql, type Kysely } from 'kysely';

/** While a notice waits for its recipient to be known, users is asked for them, less and less often. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table delivery add column ask_at timestamptz`.execute(db);
}
