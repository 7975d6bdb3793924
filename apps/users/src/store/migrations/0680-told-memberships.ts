import { sql, type Kysely } from 'kysely';

/** Whose membership ends soon is told so once for each last day that it has. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table users add column told_expires_on date`.execute(db);
}
