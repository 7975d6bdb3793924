import { sql, type Kysely } from 'kysely';
import { createIndexConcurrently } from '#postgres/migrate.ts';

export const outsideTransaction = true;

/** The desk's lists of open loans, also of those that are overdue, which may be few among many, or none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createIndexConcurrently(
    db,
    'loan_open_due',
    sql`loan (issued_at desc, id desc, due_date) where returned_at is null`,
  );
  await sql`drop index concurrently if exists loan_open`.execute(db);
}
