import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '#testing/database.ts';
import { migrations } from './migrations/index.ts';
import type { Tables } from './schema.ts';
import { insertUser, searchUsers } from './users.ts';

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

test('a search does not look at everybody', async () => {
  const wholeReads = async () => {
    const { rows } = await sql<{ seq_scan: number }>`
      select seq_scan from pg_stat_user_tables where relname = 'users'`.execute(database.db);
    return rows[0]?.seq_scan;
  };
  const before = await wholeReads();
  await database.db.connection().execute(async (connection) => {
    await searchUsers(connection, '2026-05-01', { q: 'королева', limit: 5 });
    await sql`select pg_stat_force_next_flush()`.execute(connection);
    await sql`select 1`.execute(connection);
  });
  expect(await wholeReads()).toBe(before);
});
