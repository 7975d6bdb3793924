import { sql, type Kysely } from 'kysely';
import { createIndexConcurrently } from '#postgres/migrate.ts';

export const outsideTransaction = true;

/** For the first free copy of a book, and for the clean-up; the index that counted loans is no longer needed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createIndexConcurrently(db, 'copy_free', sql`copy (book_id, barcode) where status = 'available'`);
  await createIndexConcurrently(
    db,
    'reservation_over',
    sql`reservation (reserved_at) where state in ('returned', 'released')`,
  );
  await createIndexConcurrently(
    db,
    'dead_letter_resolved',
    sql`dead_letter (resolved_at) where resolved_at is not null`,
  );
  await sql`drop index concurrently if exists reservation_book_id_reserved_at_idx`.execute(db);
}
