import { sql, type Kysely } from 'kysely';

/** An app of before that still runs beside this misses it in its jobs only, and those belong to the new one now. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop table reminder`.execute(db);
}
