import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table session (
      id uuid primary key,
      user_id uuid not null,
      role text not null,
      started_at timestamptz not null default now(),
      ended_at timestamptz
    )`.execute(db);
  await sql`create index on session (user_id) where ended_at is null`.execute(db);
  await sql`
    create table refresh_token (
      token_hash bytea primary key,
      session_id uuid not null references session on delete cascade,
      expires_at timestamptz not null,
      used_at timestamptz
    )`.execute(db);
  await sql`create index on refresh_token (session_id)`.execute(db);
  await sql`create index on refresh_token (expires_at)`.execute(db);
  await sql`
    create table failed_login (
      id uuid primary key,
      account_hash bytea not null,
      client text not null,
      failed_at timestamptz not null default now()
    )`.execute(db);
  await sql`create index on failed_login (account_hash, failed_at)`.execute(db);
}
