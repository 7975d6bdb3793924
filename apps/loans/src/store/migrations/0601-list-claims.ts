import { sql, type Kysely } from 'kysely';
import { createIndexConcurrently } from '#postgres/migrate.ts';

export const outsideTransaction = true;

/** A reader's claims are counted, and the desk lists those of books that are still looked for. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createIndexConcurrently(db, 'loan_claims', sql`loan (reader_id) where claimed_returned_at is not null`);
  await createIndexConcurrently(
    db,
    'loan_claimed',
    sql`loan (issued_at desc, id desc) where claimed_returned_at is not null and returned_at is null`,
  );
}
