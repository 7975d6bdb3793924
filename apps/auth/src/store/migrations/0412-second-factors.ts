import { sql, type Kysely } from 'kysely';

/** Second factors, and sign-ins that wait for one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table authenticator (
      user_id uuid primary key,
      secret bytea not null,
      created_at timestamptz not null,
      confirmed_at timestamptz,
      last_step bigint not null default 0
    )`.execute(db);
  await sql`create index on authenticator (created_at) where confirmed_at is null`.execute(db);
  await sql`
    create table recovery_code (
      code_hash bytea primary key,
      user_id uuid not null
    )`.execute(db);
  await sql`create index on recovery_code (user_id)`.execute(db);
  await sql`
    create table sign_in_challenge (
      id bytea primary key,
      user_id uuid not null,
      role text not null,
      account_version int not null,
      expires_at timestamptz not null
    )`.execute(db);
  await sql`create index on sign_in_challenge (expires_at)`.execute(db);
  await sql`create index on sign_in_challenge (user_id)`.execute(db);
}
