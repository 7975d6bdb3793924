import { sql, type Kysely } from 'kysely';

/** What was done despite a rule, by whom and why. It goes with what is known of the reader. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table loan_override (
      id uuid primary key,
      loan_id uuid not null references loan (id),
      reader_id uuid not null,
      act text not null check (act in ('check_out', 'renewal')),
      codes text[] not null,
      reason text not null,
      overridden_by uuid not null,
      overridden_at timestamptz not null
    )`.execute(db);
  await sql`create index loan_override_loan on loan_override (loan_id, overridden_at desc, id desc)`.execute(db);
  await sql`create index loan_override_reader on loan_override (reader_id)`.execute(db);
}
