import { sql, type Kysely } from 'kysely';

/** Whose a reader's loans are since both turned out to be one person. A reader who is merged is closed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table reader add column merged_into uuid`.execute(db);
}
