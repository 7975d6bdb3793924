import { sql, type Kysely } from 'kysely';

/** Else all copies would be read while nobody may lend one. */
export const outsideTransaction = true;

/** Copies that cannot be found, and copies that are being repaired. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table copy drop constraint if exists copy_status_check, add constraint copy_status_check
      check (status in ('available', 'reserved', 'on_loan', 'on_hold_shelf', 'withdrawn', 'lost', 'in_repair')) not valid`.execute(
    db,
  );
  await sql`alter table copy validate constraint copy_status_check`.execute(db);
}
