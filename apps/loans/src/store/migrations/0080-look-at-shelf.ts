import { sql, type Kysely } from 'kysely';

/**
 * Since when the shelf is to be looked at for a reader who joined the waiting list. It is looked at once for entries from
 * before, whose look may have been lost, and for those that an app of before writes; the default writes no row.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table waiting_entry add column look_due_at timestamptz default '-infinity'`.execute(db);
}
