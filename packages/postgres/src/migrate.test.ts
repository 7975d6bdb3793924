import { sql, type Kysely } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { testDatabase } from '#testing/database.ts';
import { waitFor } from '#testing/wait-for.ts';
import { openDatabase, pools } from './database.ts';
import { createIndexConcurrently, migrate, type Migration } from './migrate.ts';

/** How many rows are migrated under load: 10,000,000 for the figures of docs/performance.md. */
const ROWS = Number(process.env['MIGRATED_ROWS'] ?? 20_000);

let database: Awaited<ReturnType<typeof testDatabase<object>>>;
beforeEach(async () => {
  database = await testDatabase({});
});
afterEach(() => database.drop());

const createBook: Migration = {
  up: async (db) => void (await sql`create table book (id int, title text)`.execute(db)),
};
const addYear: Migration = { up: async (db) => void (await sql`alter table book add column year int`.execute(db)) };
const titleIndex: Migration = {
  outsideTransaction: true,
  up: (db) => createIndexConcurrently(db, 'book_title', sql`book (title)`),
};
const indexes = async (db: Kysely<object>) =>
  (
    await sql<{ name: string; valid: boolean }>`
      select relname as name, indisvalid as valid from pg_index join pg_class on pg_class.oid = indexrelid
      where indrelid = 'book'::regclass`.execute(db)
  ).rows;

test('each step is taken once, in the order of the names, and told of', async () => {
  const told: string[] = [];
  const steps = { '0002-year': addYear, '0001-book': createBook };
  expect(await migrate(database.url, steps, { progress: (line) => told.push(line) })).toEqual([
    '0001-book',
    '0002-year',
  ]);
  expect(told.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
    '0001-book …',
    '0001-book done',
    '0002-year …',
    '0002-year done',
  ]);
  expect(await migrate(database.url, { ...steps, '0003-title': titleIndex })).toEqual(['0003-title']);
  expect(await migrate(database.url, { ...steps, '0003-title': titleIndex })).toEqual([]);
  expect(await indexes(database.db)).toEqual([{ name: 'book_title', valid: true }]);
});

test('a step that fails leaves nothing behind, and the steps before it stay', async () => {
  const halfWay: Migration = {
    up: async (db) => {
      await addYear.up(db);
      await sql`select nothing`.execute(db);
    },
  };
  await expect(migrate(database.url, { '0001': createBook, '0002': halfWay })).rejects.toThrow('nothing');
  expect(await migrate(database.url, { '0001': createBook, '0002': addYear })).toEqual(['0002']);
});

test('a step that waits for a lock makes way for those behind it, and gets it in the end', async () => {
  const { db, url } = database;
  await migrate(url, { '0001': createBook });
  const told: string[] = [];
  let read = false;
  let migrated: Promise<string[]> | undefined;
  await db.transaction().execute(async (slow) => {
    await sql`select * from book`.execute(slow);
    const steps = { '0001': createBook, '0002': addYear };
    migrated = migrate(url, steps, { lockTimeoutMs: 50, progress: (line) => told.push(line) });
    await waitFor('the step makes way', async () => told.some((line) => line.includes('trying again')));
    await sql`select * from book where id = ${1}`.execute(db);
    read = true;
  });
  expect(read).toBe(true);
  expect(await migrated).toEqual(['0002']);
});

test('two that migrate at once take each step once, also one that waits for all old snapshots', async () => {
  const steps = { '0001': createBook, '0002': titleIndex, '0003': addYear };
  const done = await Promise.all([migrate(database.url, steps), migrate(database.url, steps)]);
  expect(done.flat().toSorted()).toEqual(['0001', '0002', '0003']);
});

test('an index that was interrupted half-way is built anew', async () => {
  const { db, url } = database;
  await migrate(url, { '0001': createBook });
  await sql`insert into book values (1, 'twice'), (2, 'twice')`.execute(db);
  await expect(sql`create unique index concurrently book_title on book (title)`.execute(db)).rejects.toThrow(
    'could not create unique index',
  );
  expect(await indexes(db)).toEqual([{ name: 'book_title', valid: false }]);

  await migrate(url, { '0001': createBook, '0002': titleIndex });
  expect(await indexes(db)).toEqual([{ name: 'book_title', valid: true }]);
});

test('a large table gets a column and an index while it is written to, and no write fails', async () => {
  const { db, url } = database;
  await migrate(url, { '0001': createBook });
  const unhurried = openDatabase<object>(url, { ...pools.commands, statementTimeoutMs: 0 });
  await sql`insert into book select n, 'Книга ' || n from generate_series(1, ${ROWS}::int) n`.execute(unhurried);
  await unhurried.destroy();
  const slowest = { ms: 0, writes: 0 };
  let migrating = true;
  const writing = (async () => {
    while (migrating) {
      const started = performance.now();
      await sql`update book set title = title || '.' where ctid = '(0,1)'`.execute(db);
      await sql`insert into book (id, title) values (${0}, ${'новая'})`.execute(db);
      slowest.ms = Math.max(slowest.ms, performance.now() - started);
      slowest.writes += 1;
    }
  })();
  const started = performance.now();
  await migrate(url, { '0001': createBook, '0002': addYear, '0003': titleIndex });
  migrating = false;
  await writing;
  expect(await indexes(db)).toEqual([{ name: 'book_title', valid: true }]);
  console.info(
    `${ROWS} rows: column and index in ${((performance.now() - started) / 1000).toFixed(1)} s; ` +
      `${slowest.writes} writes beside it, the slowest ${slowest.ms.toFixed(0)} ms`,
  );
}, 1_800_000);
