import { sql, type Kysely } from 'kysely';
import { byBatches, createIndexConcurrently } from '#postgres/migrate.ts';

export const outsideTransaction = true;

const BATCH = 1_000;

/** The books from before the trigger, a batch at a time so that nobody waits for long; then the indexes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await byBatches(async (after) => {
    const { rows } = await sql<{ last: string | null }>`
      with batch as (
        select id from book where id > ${after}::uuid order by id limit ${BATCH}
      ), written as (
        update book
        set search_words = book_search_words(title, author, description), author_names = names_in(author)
        where id in (select id from batch) and search_words is null
      )
      select (select id from batch order by id desc limit 1) as last`.execute(db);
    return rows[0]?.last;
  });
  await createIndexConcurrently(db, 'book_search_words', sql`book using gin (search_words)`);
  await createIndexConcurrently(db, 'book_author_names', sql`book using gin (author_names)`);
  await createIndexConcurrently(
    db,
    'book_by_sort_title',
    sql`book ((sort_title(title, language) collate catalogue_order), id)`,
  );
}
