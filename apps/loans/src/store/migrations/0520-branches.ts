import { sql, type Kysely } from 'kysely';

const ALL_DAY = '[{"opens": "00:00", "closes": "24:00"}]';
const WEEK = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/**
 * The places where books are lent, and when they are open. `main` is there from the beginning, and always open: a library
 * with one place sees no change. Without a time zone, a branch is in the library's.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table branch (
      id text primary key,
      name text not null,
      address text not null,
      time_zone text,
      week jsonb not null,
      version int not null default 1,
      removed_at timestamptz
    )`.execute(db);
  await sql`
    create table branch_exception (
      branch_id text not null references branch,
      day date not null,
      reason text not null,
      hours jsonb not null,
      primary key (branch_id, day)
    )`.execute(db);
  const alwaysOpen = `{${WEEK.map((day) => `"${day}": ${ALL_DAY}`).join(', ')}}`;
  await sql`
    insert into branch (id, name, address, week) values ('main', 'Библиотека', '', ${alwaysOpen}::jsonb)`.execute(db);
}
