import { sql, type Kysely } from 'kysely';

/**
 * When the last refresh token of a session expires. For existing sessions this is unknown: a month is the lifetime of a
 * refresh token.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table session add column renewable_until timestamptz not null default now() + interval '30 days'`.execute(db);
}
