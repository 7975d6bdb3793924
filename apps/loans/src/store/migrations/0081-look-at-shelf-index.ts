import { sql, type Kysely } from 'kysely';
import { createIndexConcurrently } from '#postgres/migrate.ts';

export const outsideTransaction = true;

/** For the job look-at-shelf; it has few entries at any time. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createIndexConcurrently(
    db,
    'waiting_entry_look_due',
    sql`waiting_entry (look_due_at, book_id) where told_at is null and kind = 'book' and look_due_at is not null`,
  );
}
