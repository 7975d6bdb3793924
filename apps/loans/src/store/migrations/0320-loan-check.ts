import { sql, type Kysely } from 'kysely';

/**
 * When the job checks a loan again, and what it has done about its due date: apart from the loan, so that a night of many
 * overdue loans updates none of their indexes. For the number of `loan.overdue`, each change of a loan now takes two.
 *
 * The previous release keeps both in the loan, and counts by one. Whatever it writes there is taken over at once, so
 * that its own job finds nothing to do.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table loan_check (
      loan_id uuid primary key references loan on delete cascade,
      check_on date,
      overdue_told_for date,
      reminded_for date,
      reminded_day int
    )`.execute(db);
  await sql`create index loan_check_due on loan_check (check_on, loan_id) where check_on is not null`.execute(db);

  await sql`
    create function take_over_check() returns trigger language plpgsql as $$
    begin
      insert into loan_check values (new.id, new.next_action_on, new.overdue_told_for, new.reminded_for, new.reminded_day)
      on conflict (loan_id) do update set check_on = excluded.check_on, overdue_told_for = excluded.overdue_told_for,
        reminded_for = excluded.reminded_for, reminded_day = excluded.reminded_day;
      update loan set next_action_on = null where id = new.id;
      return null;
    end $$`.execute(db);
  await sql`
    create trigger loan_of_previous_release after insert or update of next_action_on on loan
    for each row when (new.next_action_on is not null) execute function take_over_check()`.execute(db);

  await sql`
    create function end_check() returns trigger language plpgsql as $$
    begin
      update loan_check set check_on = null where loan_id = new.id and check_on is not null;
      return null;
    end $$`.execute(db);
  await sql`
    create trigger loan_returned_by_previous_release after update of returned_at on loan
    for each row when (old.returned_at is null and new.returned_at is not null) execute function end_check()`.execute(
    db,
  );

  await sql`
    create function count_by_two() returns trigger language plpgsql as $$
    begin
      new.version := old.version + 2;
      return new;
    end $$`.execute(db);
  await sql`
    create trigger loan_counted_by_previous_release before update of version on loan
    for each row when (new.version = old.version + 1) execute function count_by_two()`.execute(db);
}
