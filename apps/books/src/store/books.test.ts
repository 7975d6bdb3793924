import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '#testing/database.ts';
import { browseBooks } from './books.ts';
import { migrations } from './migrations/index.ts';
import type { Tables } from './schema.ts';

let database: TestDatabase<Tables>;
beforeAll(async () => {
  database = await testDatabase<Tables>(migrations);
  await sql`
    insert into book (id, title, author, author_keys)
    select gen_random_uuid(), 'Том ' || lpad(n::text, 5, '0'), 'А', '{а}' from generate_series(1, 5000) as n`.execute(
    database.db,
  );
  await sql`analyze book`.execute(database.db);
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
