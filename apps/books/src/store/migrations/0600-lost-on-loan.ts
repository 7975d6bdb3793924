import { sql, type Kysely } from 'kysely';

/** Else all copies would be read while nobody may lend one. */
export const outsideTransaction = true;

/**
 * A copy that was lost on loan stays with the loan, whose return puts it back. The previous release knows no such copy: where it
 * records something else of one, that takes it from the loan.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table copy drop constraint if exists copy_loan_check,
      add constraint copy_loan_check check (case when loan_id is null then status <> 'on_loan'
        else status in ('reserved', 'on_loan', 'lost') end) not valid`.execute(db);
  await sql`alter table copy validate constraint copy_loan_check`.execute(db);
  await sql`
    create or replace function take_from_loan() returns trigger language plpgsql as $$
    begin
      new.loan_id := null;
      return new;
    end $$`.execute(db);
  await sql`
    create or replace trigger lost_copy_recorded_by_previous_release before update of status on copy
    for each row when (old.status = 'lost' and new.status not in ('lost', 'reserved', 'on_loan') and new.loan_id is not null)
    execute function take_from_loan()`.execute(db);
}
