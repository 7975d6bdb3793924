import { sql, type Kysely } from 'kysely';
import { createIndexConcurrently } from '#postgres/migrate.ts';

export const outsideTransaction = true;

/**
 * For returns by barcode: the open loan of a copy in the form in which barcodes are compared, and when a copy was returned
 * last. loan_barcode_idx goes with the previous release, which compares barcodes as they are.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createIndexConcurrently(db, 'loan_open_barcode', sql`loan (code_form(barcode)) where returned_at is null`);
  await createIndexConcurrently(db, 'loan_returned', sql`loan (copy_id, returned_at) where returned_at is not null`);
}
