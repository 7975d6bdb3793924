import { sql, type Kysely } from 'kysely';
import { byBatches } from '#postgres/migrate.ts';

export const outsideTransaction = true;

const BATCH = 1_000;

/** The loans from before the triggers, a batch of books at a time so that nobody waits for long. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await byBatches(async (after) => {
    const { rows } = await sql<{ last: string | null }>`
      with batch as materialized (
        select array(
          select distinct book_id from loans_by_day where book_id > ${after}::uuid order by book_id limit ${BATCH}
        ) as books
      )
      select books[cardinality(books)] as last, count_popularity(books) from batch`.execute(db);
    return rows[0]?.last;
  });
}
