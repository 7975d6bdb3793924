import { sql, type Kysely } from 'kysely';
import { createIndexConcurrently } from '#postgres/migrate.ts';

export const outsideTransaction = true;

/** The locations in use are found by steps from one to the next. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createIndexConcurrently(db, 'copy_by_location', sql`copy (location) where location is not null`);
}
