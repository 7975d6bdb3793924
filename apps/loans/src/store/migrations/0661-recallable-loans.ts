import { sql, type Kysely } from 'kysely';
import { createIndexConcurrently } from '#postgres/migrate.ts';

export const outsideTransaction = true;

/** The loans of a book of which one may be recalled. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createIndexConcurrently(
    db,
    'loan_recallable',
    sql`loan (book_id, due_date, id) where returned_at is null and recalled_at is null and recall_return_days is not null`,
  );
}
