import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '#testing/database.ts';
import { createDeadLetters } from './dead-letters.ts';
import { beginTry, createParkedEvents, parkUntried, type SubscriptionTables } from './parked-events.ts';

let database: TestDatabase<SubscriptionTables>;
beforeAll(async () => {
  database = await testDatabase<SubscriptionTables>({
    '0001': {
      up: async (db) => {
        await createDeadLetters(db);
        await createParkedEvents(db);
      },
    },
  });
});
afterAll(() => database.drop());

test('an event that one replica is beginning to try is no other’s', async () => {
  const now = new Date();
  const event = { event_id: 'one', topic: 'user.events', subject: 'somebody', type: 'user.deleted', event: '{}' };
  await parkUntried(database.db, event, now);
  const later = new Date(now.getTime() + 60_000);
  const { first, other } = await database.db.transaction().execute(async (tx) => {
    const first = await beginTry(tx, later);
    // It neither waits nor gets the same.
    return { first, other: await beginTry(database.db, later) };
  });
  expect([first?.event_id, other]).toEqual(['one', undefined]);
});
