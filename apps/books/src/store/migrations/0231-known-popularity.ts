import { sql, type Kysely } from 'kysely';

export const outsideTransaction = true;

const BATCH = 1_000;

/** The loans from before the triggers, a batch of books at a time so that nobody waits for long. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (let after: string | undefined = '00000000-0000-0000-0000-000000000000'; after !== undefined;) {
    const { rows } = await sql<{ last: string | null }>`
      with batch as materialized (
        select array(
          select distinct book_id from loans_by_day where book_id > ${after}::uuid order by book_id limit ${BATCH}
        ) as books
      )
      select books[cardinality(books)] as last, count_popularity(books) from batch`.execute(db);
    after = rows[0]?.last ?? undefined;
  }
}
