import { sql, type Kysely } from 'kysely';
import { createIndexConcurrently } from '#postgres/migrate.ts';

export const outsideTransaction = true;

/** An entry of an index has at most 2,704 bytes, and a title up to 4,000. The first 300 characters always fit. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createIndexConcurrently(db, 'book_by_title', sql`book ("left"(title, 300), id)`);
  await sql`drop index concurrently if exists book_title_id_idx`.execute(db);
}
