import { sql, type Kysely } from 'kysely';

/**
 * A loan is of a branch, due at an instant, and moves by the calendar as its policy says. The previous release knows the due
 * date only: where it sets another one, the instant is unknown until this release sets it, and follows from the date.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table lending_policy
      add column closed_days text not null default 'keep'
        check (closed_days in ('keep', 'previous_open_day', 'next_open_day')),
      add column fines_count_closed_days boolean not null default true`.execute(db);
  await sql`
    alter table loan
      add column branch_id text not null default 'main',
      add column due_at timestamptz,
      add column closed_days text not null default 'keep',
      add column fines_count_closed_days boolean not null default true`.execute(db);
  await sql`
    create function forget_due_at() returns trigger language plpgsql as $$
    begin
      new.due_at := null;
      return new;
    end $$`.execute(db);
  await sql`
    create trigger loan_renewed_by_previous_release before update of due_date on loan
    for each row when (new.due_date <> old.due_date and new.due_at = old.due_at) execute function forget_due_at()`.execute(
    db,
  );
}
