import { sql, type Kysely } from 'kysely';
import { createIndexConcurrently } from '#postgres/migrate.ts';

export const outsideTransaction = true;

/** The report of copies that are on their way, or not where they belong: few among all. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createIndexConcurrently(
    db,
    'copy_elsewhere',
    sql`copy (status, id) where status in ('in_transit', 'on_order', 'missing', 'damaged', 'in_repair', 'lost')`,
  );
}
