import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '#testing/database.ts';
import { countOneMore } from './growing-count.ts';

type Tries = { tries: { who: string; what: string; level: number; counted_at: Date } };

const MINUTE = 60_000;
const LIMIT = { free: 2, forgetMs: 60 * MINUTE, longestMs: 60 * MINUTE };
let database: Awaited<ReturnType<typeof testDatabase<Tries>>>;
beforeAll(async () => {
  database = await testDatabase<Tries>({});
  await sql`create table tries (who text, what text, level real not null, counted_at timestamptz not null, primary key (who, what))`.execute(
    database.db,
  );
});
afterAll(() => database.drop());

const count = (who: string, at: number, what = 'mail') =>
  database.db.transaction().execute((tx) => countOneMore(tx, 'tries', { who, what }, LIMIT, () => new Date(at)));

test('what is beyond the free ones waits, longer each time, and each key is counted for itself', async () => {
  for (let free = 0; free < LIMIT.free; free += 1) expect(await count('anna', 0)).toBe(0);
  expect(await count('anna', 0)).toBe(MINUTE);
  expect(await count('anna', MINUTE)).toBe(0);
  expect(await count('anna', MINUTE)).toBe(2 * MINUTE);
  expect(await count('anna', 0, 'password')).toBe(0);
  expect(await count('boris', 0)).toBe(0);
});

test('of many at the same time no more get through than are free', async () => {
  const waits = await Promise.all(Array.from({ length: 12 }, () => count('vera', 0)));
  expect(waits.filter((ms) => ms === 0).length).toBe(LIMIT.free);
});
