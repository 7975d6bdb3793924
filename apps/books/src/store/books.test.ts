import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '#testing/database.ts';
import { rowsRead } from '#testing/rows-read.ts';
import { readSearchQuery } from '../domain/search-query.ts';
import { browseBooks, searchBooks } from './books.ts';
import { migrations } from './migrations/index.ts';
import type { Tables } from './schema.ts';

let database: TestDatabase<Tables>;
beforeAll(async () => {
  database = await testDatabase<Tables>(migrations);
  await sql`
    insert into book (id, title, author)
    select gen_random_uuid(), 'Том ' || lpad(n::text, 5, '0'), 'А' from generate_series(1, 5000) as n`.execute(
    database.db,
  );
  await database.db.connection().execute(async (connection) => {
    await sql`
      insert into copy (id, book_id, barcode) select gen_random_uuid(), id, title from book`.execute(connection);
    await sql`analyze book, copy`.execute(connection);
    await sql`select pg_stat_force_next_flush()`.execute(connection);
    await sql`select 1`.execute(connection);
  });
});
afterAll(() => database.drop());

test('a page of the list by title does not look at every book', async () => {
  const wholeReads = async () => {
    const { rows } = await sql<{ seq_scan: number }>`
      select seq_scan from pg_stat_user_tables where relname = 'book'`.execute(database.db);
    return rows[0]?.seq_scan;
  };
  const before = await wholeReads();
  await database.db.connection().execute(async (connection) => {
    const [first] = await browseBooks(connection, { limit: 1, after: undefined });
    const [second] = await browseBooks(connection, {
      limit: 1,
      after: [first?.sort_title ?? '', first?.id ?? ''],
    });
    expect([first?.title, second?.title]).toEqual(['Том 00001', 'Том 00002']);
    await sql`select pg_stat_force_next_flush()`.execute(connection);
    await sql`select 1`.execute(connection);
  });
  expect(await wholeReads()).toBe(before);
});

test('a search that nearly every book answers counts the copies of its page only', async () => {
  const copiesRead = async () => {
    const { rows } = await sql<{ read: number }>`
      select coalesce(idx_tup_fetch, 0) + seq_tup_read as read from pg_stat_user_tables where relname = 'copy'`.execute(
      database.db,
    );
    return rows[0]?.read ?? 0;
  };
  const before = await copiesRead();
  await database.db.connection().execute(async (connection) => {
    const found = await searchBooks(connection, readSearchQuery('том'), { limit: 5, after: undefined });
    expect(found.map(({ available }) => available)).toEqual([1, 1, 1, 1, 1]);
    const last = found.at(-1);
    const more = await searchBooks(connection, readSearchQuery('том'), {
      limit: 5,
      after: [String(last?.rank), last?.id ?? ''],
    });
    expect(new Set([...found, ...more].map(({ id }) => id)).size).toBe(10);
    await sql`select pg_stat_force_next_flush()`.execute(connection);
    await sql`select 1`.execute(connection);
  });
  expect((await copiesRead()) - before).toBeLessThanOrEqual(10);
});

test('a rare word is looked up in the index, also by a plan that serves all searches', async () => {
  const search = (plans: string) => (db: typeof database.db) =>
    sql`select set_config('plan_cache_mode', ${plans}, false)`
      .execute(db)
      .then(() => searchBooks(db, readSearchQuery('том 00042'), { limit: 5, after: undefined }))
      .then((found) => expect(found.map(({ title }) => title)).toEqual(['Том 00042']));
  for (const plans of ['force_generic_plan', 'force_custom_plan', 'auto'])
    expect(await rowsRead(database.db, search(plans)), plans).toBeLessThan(50);
});

test('a search for what is on the shelf, or by an author, finds that alone', async () => {
  const { db } = database;
  const [out] = await searchBooks(db, readSearchQuery('том 00007'), { limit: 1, after: undefined });
  await db
    .updateTable('copy')
    .set({ status: 'withdrawn' })
    .where('book_id', '=', out?.id ?? '')
    .execute();
  const titles = async (filter: { available?: boolean; author?: string }) =>
    (await searchBooks(db, readSearchQuery('том 00007'), { ...filter, limit: 5, after: undefined })).map(
      ({ title }) => title,
    );
  expect(await titles({})).toEqual(['Том 00007']);
  expect(await titles({ available: true })).toEqual([]);
  expect(await titles({ author: 'а' })).toEqual(['Том 00007']);
  expect(await titles({ author: 'б' })).toEqual([]);
});
