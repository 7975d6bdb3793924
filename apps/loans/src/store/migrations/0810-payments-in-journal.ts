import { sql, type Kysely } from 'kysely';

/** Desks also tell of money that they took; and what of it is to be given back, or is in no till, is for people. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table journal_entry
      drop constraint journal_entry_kind_check,
      add constraint journal_entry_kind_check check (kind in ('lend', 'return', 'renew', 'pick_up', 'pay'))`.execute(
    db,
  );
  await sql`alter table desk_task add column amount_minor int check (amount_minor > 0)`.execute(db);
}
