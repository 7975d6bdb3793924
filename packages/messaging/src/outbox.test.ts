import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '#testing/database.ts';
import { storeMessages } from './outbox.ts';
import { createOutbox, createOutboxLanes, type OutboxTables } from './tables.ts';

let database: Awaited<ReturnType<typeof testDatabase<OutboxTables>>>;
beforeAll(async () => {
  database = await testDatabase<OutboxTables>({ '0001': { up: createOutbox }, '0010': { up: createOutboxLanes } });
});
afterAll(() => database.drop());

test('whatever is in messages is stored as it is, in their order', async () => {
  const texts = fc.string({ unit: fc.oneof(fc.constantFrom('\u0000', '\u001e', '\\', '"', '{', ','), fc.string()) });
  await fc.assert(
    fc.asyncProperty(fc.array(texts, { minLength: 1, maxLength: 20 }), async (titles) => {
      const subject = randomUUID();
      const messages = titles.map((title) => ({
        topic: 'book.events',
        type: 'book.added' as const,
        subject,
        data: { title },
      }));
      await database.db.transaction().execute((tx) => storeMessages(tx, messages));
      const { rows } = await sql<{ data: string }>`
        select data::text from outbox where subject = ${subject} order by position`.execute(database.db);
      expect(rows.map(({ data }) => JSON.parse(data) as unknown)).toEqual(messages.map(({ data }) => data));
    }),
    { numRuns: 30 },
  );
});
