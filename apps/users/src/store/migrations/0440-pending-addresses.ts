import { sql, type Kysely } from 'kysely';

/**
 * An address that somebody has given and not confirmed yet is nobody's. So those of whoever has not been verified move out
 * of the column by which people sign in and of which each address is unique.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table users add column pending_email text`.execute(db);
  await sql`
    update users set pending_email = email, email = ''
    where verified_at is null and deleted_at is null and email <> ''`.execute(db);
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
