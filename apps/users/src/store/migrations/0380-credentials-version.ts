import { sql, type Kysely } from 'kysely';

/** The version that the last change of the password made; 0 where that was before this was recorded, and was told by event. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table users add column credentials_version integer not null default 0`.execute(db);
}
