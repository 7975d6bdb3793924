import { sql, type Kysely } from 'kysely';

/** Wrong current passwords, by the sign-in that gave them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table password_tries (
      session_id uuid primary key,
      level double precision not null,
      counted_at timestamptz not null
    )`.execute(db);
  await sql`create index on password_tries (counted_at)`.execute(db);
}
