import { sql, type Kysely } from 'kysely';

/** For the clean-up, which looks for what is over a year old. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index on delivery using brin (created_at)`.execute(db);
}
