import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import { testDatabase } from '#testing/database.ts';
import { waitFor } from '#testing/wait-for.ts';
import type { CloudEvent } from './cloud-event.ts';
import { onceOnly } from './inbox.ts';
import { enqueue, type Message } from './outbox.ts';
import { startRelay, type Relay } from './relay.ts';
import { createInbox, createOutbox, type InboxTables, type OutboxTables } from './tables.ts';

type Tables = OutboxTables & InboxTables & { effect: { note: string } };

const migrations = {
  '0001': {
    up: async (db: Kysely<unknown>) => {
      await createOutbox(db);
      await createInbox(db);
      await db.schema.createTable('effect').addColumn('note', 'text').execute();
    },
  },
};

let database: Awaited<ReturnType<typeof testDatabase<Tables>>>;
const relays: Relay[] = [];
beforeAll(async () => {
  database = await testDatabase<Tables>(migrations);
});
afterEach(async () => {
  await Promise.all(relays.splice(0).map((relay) => relay.stop()));
  await database.db.deleteFrom('outbox').execute();
});
afterAll(() => database.drop());

const log = pino({ level: 'silent' });

function relayTo(publish: (topic: string, event: CloudEvent) => Promise<void>): Relay {
  const relay = startRelay({ db: database.db, source: 'test', log, publish });
  relays.push(relay);
  return relay;
}

const deleted = (user_id: string): Message => ({
  topic: 'user.events',
  type: 'user.deleted',
  subject: user_id,
  data: { event_type: 'user.deleted', user_id },
});

const commit = (...messages: Message[]) => database.db.transaction().execute((tx) => enqueue(tx, messages));

test('what is committed is published, and what is rolled back is not', async () => {
  const published: string[] = [];
  await expect(
    database.db.transaction().execute(async (tx) => {
      await enqueue(tx, [deleted('rolled-back')]);
      throw new Error('rolled back');
    }),
  ).rejects.toThrow('rolled back');
  await commit(deleted('kept'));
  relayTo(async (_topic, event) => void published.push(event.subject ?? ''));
  await waitFor('the event', async () => published.length > 0);
  expect(published).toEqual(['kept']);
});

test('a message that the broker did not take is published later, with the same id, before what follows of its subject', async () => {
  const taken: { id: string; subject: string | undefined }[] = [];
  const refused: string[] = [];
  await commit(deleted('a'));
  await commit(deleted('a'));
  await commit(deleted('b'));
  relayTo(async (_topic, { id, subject }) => {
    if (subject === 'a' && refused.length < 2) {
      refused.push(id);
      throw new Error('the broker is away');
    }
    taken.push({ id, subject });
  });
  await waitFor('all three', async () => taken.length === 3);
  const ofA = taken.filter(({ subject }) => subject === 'a').map(({ id }) => id);
  expect(new Set(refused)).toEqual(new Set([ofA[0]]));
  expect(ofA).toEqual([...ofA].sort());
});

test('several relays on one database publish each message once, in order', async () => {
  const published: string[] = [];
  const publish = async (_topic: string, event: CloudEvent) => void published.push(event.id);
  const [first, second] = [relayTo(publish), relayTo(publish)];
  for (let index = 0; index < 30; index += 1) {
    await commit(deleted('same'));
    first.nudge();
    second.nudge();
  }
  await waitFor('all thirty', async () => published.length >= 30);
  expect(published).toEqual([...new Set(published)].sort());
});

test('an effect is carried out once, however often and at once the message comes', async () => {
  const handle = () =>
    onceOnly(database.db, 'event-1', async (tx) => {
      await tx.insertInto('effect').values({ note: 'done' }).execute();
    });
  const acted = await Promise.all([handle(), handle(), handle()]);
  expect(acted.filter(Boolean).length).toBe(1);
  expect(await database.db.selectFrom('effect').selectAll().execute()).toEqual([{ note: 'done' }]);
});

test('an effect that failed is not noted, so the message can come again', async () => {
  await expect(
    onceOnly(database.db, 'event-2', () => Promise.reject(new Error('the database is full'))),
  ).rejects.toThrow('the database is full');
  expect(await onceOnly(database.db, 'event-2', () => Promise.resolve())).toBe(true);
});
