import { sql, type Kysely } from 'kysely';

/**
 * Counts of failed tries, and the clients that have signed in. The previous release still counts in failed_login, which
 * is dropped with the release after this one.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table sign_in_tries (
      id bytea primary key,
      level double precision not null,
      counted_at timestamptz not null,
      turn_at timestamptz
    )`.execute(db);
  await sql`create index on sign_in_tries (counted_at)`.execute(db);
  await sql`
    create table known_client (
      id bytea primary key,
      user_id uuid not null,
      account_version int not null,
      signed_in_at timestamptz not null default now(),
      level double precision not null,
      counted_at timestamptz not null default now()
    )`.execute(db);
  await sql`create index on known_client (user_id)`.execute(db);
  await sql`create index on known_client (signed_in_at)`.execute(db);
}
