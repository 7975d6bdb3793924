import { sql, type Kysely } from 'kysely';

export const outsideTransaction = true;

/** Barcodes are looked up in the form in which they are compared (0101-scanned-copies). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop index concurrently if exists loan_barcode_idx`.execute(db);
}
