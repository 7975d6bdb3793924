import { sql, type Kysely } from 'kysely';

/** For the clean-up of deliveries older than a year. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index on delivery using brin (created_at)`.execute(db);
}
