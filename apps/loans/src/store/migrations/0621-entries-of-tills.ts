import { sql, type Kysely } from 'kysely';
import { createIndexConcurrently } from '#postgres/migrate.ts';

export const outsideTransaction = true;

/** What was taken at a till, for its sums and its list. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createIndexConcurrently(db, 'charge_entry_till', sql`charge_entry (till_id, at, id) where till_id is not null`);
}
