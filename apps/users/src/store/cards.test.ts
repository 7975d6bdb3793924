import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '#testing/database.ts';
import { claimNumber, insertCard, nextNumber } from './cards.ts';
import { migrations } from './migrations/index.ts';
import type { Tables } from './schema.ts';

let database: Awaited<ReturnType<typeof testDatabase<Tables>>>;
beforeAll(async () => {
  database = await testDatabase<Tables>(migrations);
});
afterAll(() => database.drop());

test('a number that the desk is giving out at this moment is no new reader’s', async () => {
  const { db } = database;
  const { rows } = await sql<{ next: string }>`select 'r' || (nextval('card_number') + 1) as next`.execute(db);
  const number = rows[0]?.next ?? '';
  const card = { number, user_id: randomUUID(), recorded_at: new Date(), recorded_by: randomUUID(), lost_at: null };

  let asked: Promise<string> | undefined;
  await db.transaction().execute(async (desk) => {
    expect(await claimNumber(desk, number)).toBe(true);
    await insertCard(desk, card);
    asked = db.transaction().execute(nextNumber);
    // The answer of the old code is there at once; the new one waits for the desk.
    await expect(Promise.race([asked, waiting()])).resolves.toBe('waiting');
  });
  expect(await asked).not.toBe(number.toUpperCase());

  async function waiting(): Promise<string> {
    for (;;) {
      const locks = await sql<{ waits: boolean }>`
        select exists (select from pg_stat_activity where datname = current_database() and wait_event = 'advisory') as waits
      `.execute(db);
      if (locks.rows[0]?.waits) return 'waiting';
    }
  }
});
