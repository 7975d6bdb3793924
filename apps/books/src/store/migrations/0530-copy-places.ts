import { sql, type Kysely } from 'kysely';

/**
 * Where a copy belongs and is, and what became of it. Copies from before, and those that the previous release adds, are at the
 * main branch. What that release does to a copy is not in the history: it is meant for the days after.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table copy
      add column home_branch text not null default 'main',
      add column current_branch text not null default 'main',
      add column destination text,
      add column location text,
      add column call_number text,
      add column price_minor int,
      add column staff_note text,
      add column alert text,
      add column in_house_uses int not null default 0`.execute(db);
  await sql`
    create table copy_change (
      id uuid primary key default gen_random_uuid(),
      copy_id uuid not null references copy on delete cascade,
      at timestamptz not null default clock_timestamp(),
      deed text not null,
      staff_id uuid,
      reason text,
      changes jsonb not null
    )`.execute(db);
  await sql`create index on copy_change (copy_id, at desc, id desc)`.execute(db);
  await sql`create index on copy_change (at)`.execute(db);
}
