import { sql, type Kysely } from 'kysely';

/** Else all copies would be read while nobody may lend one. */
export const outsideTransaction = true;

/** Copies on their way or on order, and such as are missing from their shelf or damaged. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table copy drop constraint if exists copy_status_check, add constraint copy_status_check
      check (status in ('available', 'reserved', 'on_loan', 'on_hold_shelf', 'in_transit', 'on_order',
        'missing', 'damaged', 'in_repair', 'lost', 'withdrawn')) not valid`.execute(db);
  await sql`alter table copy validate constraint copy_status_check`.execute(db);
}
