import { sql, type Kysely } from 'kysely';

/** Copies that cannot be found, and copies that are being repaired. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table copy drop constraint copy_status_check, add constraint copy_status_check
      check (status in ('available', 'reserved', 'on_loan', 'on_hold_shelf', 'withdrawn', 'lost', 'in_repair'))`.execute(
    db,
  );
}
