import { sql, type Kysely } from 'kysely';
import { createIndexConcurrently } from '#postgres/migrate.ts';

export const outsideTransaction = true;

/** The job that forgets who had a book finds readers who want it so, and everybody else's loans by the day of return. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createIndexConcurrently(db, 'reader_history', sql`reader (id) where history = 'none'`);
  await createIndexConcurrently(
    db,
    'loan_with_reader',
    sql`loan (returned_at, id) where returned_at is not null and reader_id is not null`,
  );
}
