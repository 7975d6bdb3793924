import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asTables } from '#postgres/as-tables.ts';
import { testDatabase, type TestDatabase } from '#testing/database.ts';
import { rowsRead } from '#testing/rows-read.ts';
import { testSeed } from '#testing/test-seed.ts';
import { deleteBook, mostLent } from './books.ts';
import { migrations } from './migrations/index.ts';
import { up as countKnown } from './migrations/0231-known-popularity.ts';
import type { Tables } from './schema.ts';

const BOOKS = 3_000;

let database: TestDatabase<Tables>;
beforeAll(async () => {
  database = await testDatabase<Tables>(migrations);
  await sql`
    insert into book (id, title, author)
    select gen_random_uuid(), 'Том ' || n, 'А' from generate_series(1, ${BOOKS}::int) as n`.execute(database.db);
});
afterAll(() => database.drop());

/** What is counted otherwise than all its days come to. */
async function countedWrongly(): Promise<object[]> {
  const { rows } = await sql<object>`
    select book.id, days.loans, book_popularity.loans as counted
    from book left join book_popularity on book_id = book.id
      left join (select book_id, sum(loans) as loans from loans_by_day group by 1) as days on days.book_id = book.id
    where coalesce(days.loans, 0) <> coalesce(book_popularity.loans, 0)`.execute(database.db);
  return rows;
}

async function someBooks(count: number): Promise<string[]> {
  const rows = await database.db.selectFrom('book').select('id').orderBy('id').limit(count).execute();
  return rows.map(({ id }) => id);
}

const lend = (bookIds: string[], day: string, db = database.db) =>
  sql`
    insert into loans_by_day (book_id, day, loans)
    select book_id, ${day}::date, count(*) from unnest(${bookIds}::uuid[]) as book_id group by 1 order by 1
    on conflict (book_id, day) do update set loans = loans_by_day.loans + excluded.loans`.execute(db);

const forget = (before: string) => sql`delete from loans_by_day where day < ${before}::date`.execute(database.db);

test('whatever happens at once, a book is as popular as its days come to', async () => {
  const ids = await someBooks(4);
  const day = (min: number, max: number) => fc.integer({ min, max }).map((n) => `2026-05-0${n}`);
  const lent = (on: fc.Arbitrary<string>) =>
    fc.array(fc.tuple(fc.array(fc.constantFrom(...ids), { minLength: 1, maxLength: 5 }), on), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(lent(day(1, 3)), lent(day(4, 5)), day(1, 4), async (before, today, forgotten) => {
      await Promise.all(before.map((one) => lend(...one)));
      await Promise.all([...today.map((one) => lend(...one)), forget(forgotten), forget(forgotten)]);
      expect(await countedWrongly()).toEqual([]);
    }),
    { numRuns: 40, seed: testSeed('popularity') },
  );
});

test('loans from before they were counted are counted by the migration, which may be repeated', async () => {
  await sql`alter table loans_by_day disable trigger user`.execute(database.db);
  await lend(await someBooks(2_500), '2026-05-07');
  await sql`alter table loans_by_day enable trigger user`.execute(database.db);
  expect(await countedWrongly()).toHaveLength(2_500);

  for (const _time of ['once', 'again']) {
    await countKnown(asTables<unknown>(database.db));
    expect(await countedWrongly()).toEqual([]);
  }
});

test('what is popular is found without a look at every book that was lent', async () => {
  await forget('2026-05-08');
  const [second = '', first = ''] = await someBooks(2);
  await lend(await someBooks(BOOKS), '2026-05-08');
  await lend([first, first, second], '2026-05-09');
  await sql`vacuum analyze book_popularity, book, loans_by_day`.execute(database.db);

  const read = await rowsRead(database.db, async (db) => {
    const found = await mostLent(db);
    expect(found.slice(0, 2)).toEqual([first, second]);
    expect(found).toHaveLength(20);
  });
  expect(read).toBeLessThan(100);
});

test('a loan is counted without a look at other books', async () => {
  const [first = ''] = await someBooks(1);
  expect(await rowsRead(database.db, (db) => lend([first], '2026-05-10', db))).toBeLessThan(50);
});

test('a book that leaves the catalogue is popular no more', async () => {
  const [most = ''] = await mostLent(database.db);
  await database.db.transaction().execute((tx) => deleteBook(tx, most));
  expect(await mostLent(database.db)).not.toContain(most);
  expect(await database.db.selectFrom('book_popularity').where('book_id', '=', most).select('loans').execute()).toEqual(
    [],
  );
});
