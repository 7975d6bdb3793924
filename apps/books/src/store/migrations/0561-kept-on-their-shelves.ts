import { sql, type Kysely } from 'kysely';
import { createIndexConcurrently } from '#postgres/migrate.ts';

/** Else all copies would be read while nobody may lend one. */
export const outsideTransaction = true;

/**
 * A copy that is set aside may be so without a loan: for a hold. What is to be fetched from the shelves of a branch, and what stands on its hold shelf,
 * is found by an index.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table copy drop constraint if exists copy_check, drop constraint if exists copy_loan_check,
      add constraint copy_loan_check check (case when loan_id is null then status <> 'on_loan'
        else status in ('reserved', 'on_loan') end) not valid`.execute(db);
  await sql`alter table copy validate constraint copy_loan_check`.execute(db);
  await createIndexConcurrently(
    db,
    'copy_held_at_branch',
    sql`copy (current_branch, status, id) where status in ('reserved', 'on_hold_shelf')`,
  );
}
