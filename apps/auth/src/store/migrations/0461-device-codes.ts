import { sql, type Kysely } from 'kysely';

/** Codes that devices without a browser show. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table device_code (
      id_hash bytea primary key,
      user_code_hash bytea not null unique,
      client_app_id uuid not null,
      payload jsonb not null,
      session_id uuid references session (id) on delete cascade,
      answered_at timestamptz,
      consumed_at timestamptz,
      expires_at timestamptz not null
    )`.execute(db);
  await sql`create index device_code_by_session on device_code (session_id)`.execute(db);
  await sql`create index device_code_by_expiry on device_code (expires_at)`.execute(db);
}
