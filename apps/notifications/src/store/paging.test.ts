import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '#testing/database.ts';
import { listDeliveries, queueDelivery } from './deliveries.ts';
import { migrations } from './migrations/index.ts';
import type { Tables } from './schema.ts';

let database: Awaited<ReturnType<typeof testDatabase<Tables>>>;
beforeAll(async () => {
  database = await testDatabase<Tables>(migrations);
});
afterAll(() => database.drop());

test('notices of the same millisecond are each on one page', async () => {
  const { db } = database;
  const user_id = randomUUID();
  const notice = {
    user_id,
    type: 'loan_issued',
    address: 'a@readers.example',
    subject: 'S',
    html: '',
    command: { type: 'loan_issued' as const, user_id, book_title: 'Дар' },
  };
  for (let index = 1; index <= 6; index += 1) {
    const id = randomUUID();
    await queueDelivery(db, { ...notice, id });
    await sql`update delivery set created_at = ${`2026-05-05T10:00:00.12300${index}Z`} where id = ${id}`.execute(db);
  }
  const seen: string[] = [];
  let after: [string, string] | undefined;
  for (;;) {
    const [row] = await listDeliveries(db, user_id, { after, limit: 1 });
    if (!row) break;
    seen.push(row.created_at_text);
    after = [row.created_at_text, row.id];
  }
  expect(seen).toEqual([6, 5, 4, 3, 2, 1].map((index) => `2026-05-05T10:00:00.12300${index}Z`));
});
