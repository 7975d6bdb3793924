import { sql, type Kysely } from 'kysely';

/** Passkeys, and the questions that devices answer with them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table passkey (
      id uuid primary key,
      user_id uuid not null,
      credential_id bytea not null unique,
      public_key bytea not null,
      counter bigint not null,
      transports text[] not null,
      backup_eligible boolean not null,
      backed_up boolean not null,
      name text not null,
      created_at timestamptz not null,
      last_used_at timestamptz
    )`.execute(db);
  await sql`create index on passkey (user_id)`.execute(db);
  await sql`
    create table passkey_question (
      id bytea primary key,
      purpose text not null,
      session_id uuid,
      expires_at timestamptz not null
    )`.execute(db);
  await sql`create index on passkey_question (expires_at)`.execute(db);
}
