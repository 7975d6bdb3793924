import { sql, type Kysely } from 'kysely';

/**
 * When the last refresh token of a session runs out. Of sessions from before that is not known: a month is as long as a
 * refresh token is good.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table session add column renewable_until timestamptz not null default now() + interval '30 days'`.execute(db);
}
