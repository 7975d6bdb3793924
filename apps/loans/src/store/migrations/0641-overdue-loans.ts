import { sql, type Kysely } from 'kysely';
import { createIndexConcurrently } from '#postgres/migrate.ts';

export const outsideTransaction = true;

/** The report of overdue loans, by how long they have been. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createIndexConcurrently(db, 'loan_overdue', sql`loan (due_date, id) where returned_at is null`);
}
