import { sql, type Kysely } from 'kysely';
import { createIndexConcurrently } from '#postgres/migrate.ts';

export const outsideTransaction = true;

/** For the list of a book's loans at the desk. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createIndexConcurrently(db, 'loan_of_book', sql`loan (book_id, issued_at desc, id desc)`);
}
