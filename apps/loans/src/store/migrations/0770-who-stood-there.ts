import { sql, type Kysely } from 'kysely';

/** Who stood at a desk when a copy was taken back: it has lent it to them if the copy had come back at another desk before. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table journal_entry add column stood_there uuid`.execute(db);
}
