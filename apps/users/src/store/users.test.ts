import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '#testing/database.ts';
import { rowsRead } from '#testing/rows-read.ts';
import { migrations } from './migrations/index.ts';
import type { Tables } from './schema.ts';
import { insertUser, pageOfFound, searchUsers } from './users.ts';

let database: Awaited<ReturnType<typeof testDatabase<Tables>>>;
beforeAll(async () => {
  database = await testDatabase<Tables>(migrations);
  await sql`insert into users (id, email, full_name, language, role, password_hash, patron_category)
    select gen_random_uuid(), 'crowd' || n || '@crowd.example', 'Иванов Иван ' || n, 'ru', 'reader', '', 'adult'
    from generate_series(1, 5000) n`.execute(database.db);
  for (const [full_name, email] of PEOPLE)
    await insertUser(database.db, {
      id: randomUUID(),
      email,
      full_name,
      language: 'ru',
      role: 'reader',
      password_hash: '',
      patron_category: 'adult',
    });
  await sql`analyze users`.execute(database.db);
});
afterAll(() => database.drop());

const PEOPLE = [
  ['Королёва Анна Петровна', 'anna.korol@readers.example'],
  ['Римский-Корсаков Николай', 'nikolai@opera.example'],
  ["O'Brien Mary", 'mary@readers.example'],
  ['Łukasz Müller', 'lukasz@readers.example'],
] as const;

const found = async (q: string) =>
  (await searchUsers(database.db, '2026-05-01', { q, limit: 5 })).map((u) => u.full_name);

test.each([
  ['королева', 0],
  ['КОРОЛЁВА', 0],
  ['анна кор', 0],
  ['anna.korol@readers.example', 0],
  ['korol', 0],
  ['корсаков', 1],
  ["o'brien", 2],
  ['o’brien', 2],
  ['obrien', 2],
  ['  mary   o brien ', 2],
  ['анна петровна королева', 0],
  ['королё'.normalize('NFD'), 0],
  ['римский корсаков', 1],
  ['muller lukasz', 3],
  ['Müller'.normalize('NFD'), 3],
])('%s is found', async (q, person) => {
  expect(await found(q)).toEqual([PEOPLE[person]?.[0]]);
});

test.each(['ннушка', '&', "'", '\\', ':*', '!', '( ', '   ', 'королева петров иван'])('%s finds nobody', async (q) => {
  expect(await found(q)).toEqual([]);
});

test('a reader is found by the number of the card', async () => {
  const [user] = await searchUsers(database.db, '2026-05-01', { q: 'korol', limit: 1 });
  expect(await found(user?.card_number ?? '')).toEqual([PEOPLE[0][0]]);
});

const search = (filter: { q?: string; role?: 'librarian' | 'reader'; after?: [string, string] }) =>
  rowsRead(database.db, async (db) => {
    expect(await searchUsers(db, '2026-05-01', { ...filter, limit: 5 })).not.toEqual([]);
  });

test('no page of the list looks at everybody, nor at every loan', async () => {
  await sql`
    insert into reader_loan (loan_id, reader_id, book_id, title, issued_at, due_date, version)
    select gen_random_uuid(), id, gen_random_uuid(), 'T', now(), '2026-05-02', 1 from users`.execute(database.db);
  await sql`update users set role = 'librarian' where full_name = 'Łukasz Müller'`.execute(database.db);
  await sql`analyze users, reader_loan`.execute(database.db);
  expect(await search({})).toBeLessThan(200);
  expect(await search({ role: 'librarian' })).toBeLessThan(200);
  expect(await search({ after: ['Иванов Иван 99', '00000000-0000-0000-0000-000000000000'] })).toBeLessThan(200);
});

test('a search looks at those whom it finds', async () => {
  expect(await search({ q: 'королева' })).toBeLessThan(100);
  expect(await search({ q: 'анна кор' })).toBeLessThan(100);
});

test('a word of nearly everybody is read in the order of names, with the same answer', async () => {
  const page = (common: number, after?: [string, string]) =>
    pageOfFound(database.db, 'crowd', { limit: 5, ...(after && { after }) }, common);
  const first = await page(1_000_000);
  expect(await page(10)).toEqual(first);
  const [last] = await searchUsers(database.db, '2026-05-01', { q: 'crowd', limit: 1 });
  const after: [string, string] = [last?.full_name ?? '', last?.id ?? ''];
  expect(await page(10, after)).toEqual(await page(1_000_000, after));
  expect((await page(10, after)).slice(0, 4)).toEqual(first.slice(1));
  expect(
    await rowsRead(database.db, (db) => pageOfFound(db, 'crowd', { limit: 5 }, 10)),
    // The index of words tells who has it: all of them; but they are not fetched.
  ).toBeLessThan(5_500);
});
