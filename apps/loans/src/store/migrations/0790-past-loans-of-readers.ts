import { sql, type Kysely } from 'kysely';
import { createIndexConcurrently } from '#postgres/migrate.ts';

export const outsideTransaction = true;

/** What is to be forgotten of a reader, without what they have out: each hour it is looked for among all who want nothing known. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createIndexConcurrently(
    db,
    'loan_past_of_reader',
    sql`loan (reader_id, id) where returned_at is not null and reader_id is not null`,
  );
}
