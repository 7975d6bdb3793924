import { sql, type Kysely } from 'kysely';

/** An address that somebody has given and not confirmed yet is nobody's, and has a column of its own. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table users add column pending_email text`.execute(db);
  await sql`alter table account_link add column counted_at timestamptz`.execute(db);
  await sql`
    create table mailed_address (
      address_hash bytea not null,
      purpose text not null,
      level double precision not null,
      counted_at timestamptz not null,
      primary key (address_hash, purpose)
    )`.execute(db);
  await sql`create index on mailed_address (counted_at)`.execute(db);
}
