import { sql, type Kysely } from 'kysely';
import { createIndexConcurrently } from '#postgres/migrate.ts';

export const outsideTransaction = true;

/** What was overridden on some days, newest first. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createIndexConcurrently(db, 'loan_override_day', sql`loan_override (overridden_at desc, id desc)`);
}
