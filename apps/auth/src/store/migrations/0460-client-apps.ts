import { sql, type Kysely } from 'kysely';

/** Apps that people let act for them: what each may ask for, and what it was given. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table client_app (
      id uuid primary key,
      name text not null,
      kind text not null,
      redirect_uris text[] not null,
      scopes text[] not null,
      secret_hash bytea,
      secret_given_at timestamptz,
      created_at timestamptz not null
    )`.execute(db);
  await sql`alter table session add column client_app_id uuid`.execute(db);
  await sql`create index session_by_client_app on session (client_app_id) where client_app_id is not null`.execute(db);
  await sql`
    create table client_app_token (
      id_hash bytea primary key,
      session_id uuid not null references session (id) on delete cascade,
      payload jsonb not null,
      expires_at timestamptz not null,
      consumed_at timestamptz
    )`.execute(db);
  await sql`create index client_app_token_by_session on client_app_token (session_id)`.execute(db);
  await sql`create index client_app_token_by_expiry on client_app_token (expires_at)`.execute(db);
}
