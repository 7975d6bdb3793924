import { sql, type Kysely } from 'kysely';

/**
 * What desks have said that they did, so that nothing counts twice; and what of it needs a person. Nobody is named in an entry but
 * by its loan.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table journal_entry (
      id uuid primary key,
      desk text not null,
      branch_id text not null,
      kind text not null check (kind in ('lend', 'return', 'renew', 'pick_up')),
      happened_at timestamptz not null,
      copy_id uuid,
      loan_id uuid,
      outcome text not null check (outcome in ('done', 'nothing_to_do', 'refused')),
      codes text[] not null,
      recorded_at timestamptz not null
    )`.execute(db);
  await sql`create index journal_entry_copy on journal_entry (copy_id, happened_at) where copy_id is not null`.execute(
    db,
  );
  await sql`create index journal_entry_recorded on journal_entry (recorded_at)`.execute(db);
  await sql`
    create table desk_task (
      id uuid primary key,
      entry_id uuid not null,
      kind text not null,
      desk text not null,
      branch_id text not null,
      reader_id uuid,
      loan_id uuid,
      barcode text,
      card_number text,
      codes text[] not null,
      happened_at timestamptz not null,
      created_at timestamptz not null,
      claimed_by uuid,
      claimed_at timestamptz,
      done_by uuid,
      done_at timestamptz,
      note text,
      unique (entry_id, kind)
    )`.execute(db);
  await sql`create index desk_task_open on desk_task (created_at, id) where done_at is null`.execute(db);
  await sql`create index desk_task_open_branch on desk_task (branch_id, created_at, id) where done_at is null`.execute(
    db,
  );
  await sql`create index desk_task_done on desk_task (done_at, id)`.execute(db);
  await sql`create index desk_task_done_branch on desk_task (branch_id, done_at, id) where done_at is not null`.execute(
    db,
  );
  await sql`create index desk_task_reader on desk_task (reader_id) where reader_id is not null`.execute(db);
  await sql`create index desk_task_loan on desk_task (loan_id) where loan_id is not null`.execute(db);
}
