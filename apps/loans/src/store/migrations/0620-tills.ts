import { sql, type Kysely } from 'kysely';

/** Cash drawers. What is taken at one is an entry of the ledger that has its id; nobody else has to know of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table till (
      id uuid primary key,
      branch_id text not null,
      name text not null,
      float_minor int not null check (float_minor >= 0),
      opened_at timestamptz not null,
      opened_by uuid not null,
      closed_at timestamptz,
      closed_by uuid,
      counted_minor int check (counted_minor >= 0),
      comment text,
      constraint till_closed_whole check ((closed_at is null) = (counted_minor is null)
        and (closed_at is null) = (closed_by is null))
    )`.execute(db);
  await sql`create unique index till_open on till (branch_id, name) where closed_at is null`.execute(db);
  await sql`create index till_of_branch on till (branch_id, id)`.execute(db);
  await sql`alter table branch add column uses_tills boolean not null default false`.execute(db);
  await sql`alter table charge_entry add column till_id uuid references till`.execute(db);
}
