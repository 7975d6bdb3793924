import { sql, type Kysely } from 'kysely';

/**
 * Whoever has an entry's token may end it. By default, for entries that the previous release adds; those from before get
 * theirs next (0131).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table waiting_entry add column end_token uuid`.execute(db);
  await sql`alter table waiting_entry alter column end_token set default gen_random_uuid()`.execute(db);
}
