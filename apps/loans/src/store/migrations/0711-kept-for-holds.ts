import { sql, type Kysely } from 'kysely';
import { createIndexConcurrently } from '#postgres/migrate.ts';

export const outsideTransaction = true;

/** Copies that are kept for holds: desks carry them, page by page. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createIndexConcurrently(
    db,
    'hold_kept_copy',
    sql`hold (copy_id) where ended_at is null and copy_id is not null`,
  );
}
