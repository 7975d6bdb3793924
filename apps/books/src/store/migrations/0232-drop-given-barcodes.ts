import { sql, type Kysely } from 'kysely';

export const outsideTransaction = true;

/** Barcodes are looked up in the form in which they are compared (0101-index-barcode-form). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop index concurrently if exists copy_barcode`.execute(db);
}
