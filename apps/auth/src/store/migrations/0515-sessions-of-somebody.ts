import { sql, type Kysely } from 'kysely';
import { createIndexConcurrently } from '#postgres/migrate.ts';

export const outsideTransaction = true;

/** The archive of what is held on somebody reads their sessions page after page, those that have ended too. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createIndexConcurrently(db, 'session_of_user', sql`session (user_id, id)`);
}
