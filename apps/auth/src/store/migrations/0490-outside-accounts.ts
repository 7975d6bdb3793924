import { sql, type Kysely } from 'kysely';

/** Accounts elsewhere by which people sign in here, and the requests that browsers take there. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table outside_account (
      id uuid primary key,
      user_id uuid not null,
      provider text not null,
      issuer text not null,
      subject text not null,
      linked_at timestamptz not null,
      last_used_at timestamptz,
      unique (issuer, subject),
      unique (user_id, issuer)
    )`.execute(db);
  await sql`
    create table outside_request (
      id bytea primary key,
      provider text not null,
      browser bytea,
      session_id uuid,
      expires_at timestamptz not null
    )`.execute(db);
  await sql`create index on outside_request (expires_at)`.execute(db);
  await sql`alter table session add column provider text`.execute(db);
  await sql`alter table sign_in_challenge add column provider text`.execute(db);
}
