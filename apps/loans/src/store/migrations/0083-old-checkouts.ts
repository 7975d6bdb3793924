import { sql, type Kysely } from 'kysely';
import { createIndexConcurrently } from '#postgres/migrate.ts';

export const outsideTransaction = true;

/** For the clean-up. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createIndexConcurrently(db, 'aborted_checkout_aborted', sql`aborted_checkout (aborted_at)`);
}
