import { sql, type Kysely } from 'kysely';
import { createIndexConcurrently } from '#postgres/migrate.ts';

export const outsideTransaction = true;

/** What is known of a reader is told to them, and erased with their account. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createIndexConcurrently(
    db,
    'journal_entry_stood_there',
    sql`journal_entry (stood_there) where stood_there is not null`,
  );
}
