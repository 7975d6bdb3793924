import { sql, type Kysely } from 'kysely';

/** Only jobs of the previous release would miss it, and they no longer run once this release does. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop table reminder`.execute(db);
}
