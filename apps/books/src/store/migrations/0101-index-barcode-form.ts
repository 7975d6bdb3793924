import { sql, type Kysely } from 'kysely';
import { createIndexConcurrently } from '#postgres/migrate.ts';

export const outsideTransaction = true;

/**
 * A barcode is unique in the form in which it is compared. That index takes the name of the old constraint, which both
 * releases know for a barcode that is taken; the previous one looks copies up by `copy_barcode`, which goes with it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createIndexConcurrently(db, 'copy_barcode', sql`copy (barcode)`);
  const { rows } = await sql`select from pg_constraint where conname = 'copy_barcode_key'`.execute(db);
  if (rows.length === 0) return;
  await createIndexConcurrently(db, 'copy_barcode_form', sql`copy (code_form(barcode))`, { unique: true });
  await db.transaction().execute(async (tx) => {
    await sql`alter table copy drop constraint copy_barcode_key`.execute(tx);
    await sql`alter index copy_barcode_form rename to copy_barcode_key`.execute(tx);
  });
}
