import { sql, type Kysely } from 'kysely';
import { createIndexConcurrently } from '#postgres/migrate.ts';

export const outsideTransaction = true;

/** What is to be fetched from the shelves of a branch, or to be put back, in the order of the shelves. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createIndexConcurrently(
    db,
    'copy_held_in_shelf_order',
    sql`copy (current_branch, status, coalesce(location, ''), coalesce(call_number, ''), id)
      where status in ('reserved', 'on_hold_shelf')`,
  );
}
