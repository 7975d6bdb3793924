import { sql, type Kysely } from 'kysely';

/** Links that are sent by e-mail to whoever owns an account, and what they are asked for by. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table reset_request (
      address text primary key,
      asked_at timestamptz not null
    )`.execute(db);
  await sql`create index on reset_request (asked_at)`.execute(db);
  await sql`
    create table account_link (
      id uuid primary key,
      user_id uuid not null,
      purpose text not null,
      address text not null,
      works_until timestamptz not null
    )`.execute(db);
  await sql`create index on account_link (user_id)`.execute(db);
  await sql`create index on account_link (works_until)`.execute(db);
  await sql`
    create table account_link_token (
      hash bytea primary key,
      link_id uuid not null references account_link on delete cascade
    )`.execute(db);
  await sql`create index on account_link_token (link_id)`.execute(db);
  await sql`
    create table asked_mails (
      user_id uuid primary key,
      level double precision not null,
      counted_at timestamptz not null
    )`.execute(db);
  await sql`create index on asked_mails (counted_at)`.execute(db);
}
