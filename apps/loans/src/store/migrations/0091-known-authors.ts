import { sql, type Kysely } from 'kysely';
import { byBatches, createIndexConcurrently } from '#postgres/migrate.ts';

export const outsideTransaction = true;

const BATCH = 1_000;

/** The entries from before the trigger, a batch at a time. Of two that have become the same the older one stays. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await byBatches(async (after) => {
    const { rows } = await sql<{ id: string }>`
      select id from waiting_entry where kind = 'author' and told_at is null and id > ${after}::uuid
      order by id limit ${BATCH}`.execute(db);
    const ids = rows.map(({ id }) => id);
    await sql`
      delete from waiting_entry as newer using waiting_entry as older
      where newer.id = any(${ids}::uuid[]) and older.kind = 'author' and older.told_at is null
        and older.reader_id = newer.reader_id and author_match(older.author) = author_match(newer.author)
        and (older.created_at, older.id) < (newer.created_at, newer.id)`.execute(db);
    await sql`update waiting_entry set author_match = author_match(author) where id = any(${ids}::uuid[])`.execute(db);
    return ids.at(-1);
  });
  await createIndexConcurrently(
    db,
    'waiting_for_author_match',
    sql`waiting_entry (author_match, reader_id) where told_at is null`,
    { unique: true },
  );
}
