import { sql, type Kysely } from 'kysely';

/**
 * Since when a check of the shelf is due for a waiting-list entry. Existing entries, whose check may have been lost,
 * and those of the previous release are checked once; adding the default rewrites no row.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table waiting_entry add column look_due_at timestamptz default '-infinity'`.execute(db);
}
