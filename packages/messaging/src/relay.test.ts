import { pino } from 'pino';
import { Registry } from 'prom-client';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import { testDatabase } from '#testing/database.ts';
import { waitFor } from '#testing/wait-for.ts';
import type { CloudEvent } from '#core/cloud-event.ts';
import { processOnce } from './inbox.ts';
import { createCommit } from './commit.ts';
import { message, type Message } from './outbox.ts';
import { startRelay, type Relay } from './relay.ts';
import { createInbox, createOutbox, createOutboxLanes, type InboxTables, type OutboxTables } from './tables.ts';

type Tables = OutboxTables & InboxTables & { effect: { note: string } };

const migrations = {
  '0001': {
    up: async (db: Kysely<unknown>) => {
      await createOutbox(db);
      await createOutboxLanes(db);
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
  const relay = startRelay({ db: database.db, source: 'test', log, registry: new Registry(), publish });
  relays.push(relay);
  return relay;
}

const deleted = (user_id: string): Message => message('user.deleted', user_id, { user_id });

/** Wakes all relays of the test, as each replica's commit wakes its own. */
const commit = (...messages: Message[]) =>
  createCommit(database.db, (lanes) => {
    for (const relay of relays) relay.wake(lanes);
  })(async (_tx, outbox) => outbox.add(...messages));

test('what is committed is published, and what is rolled back is not', async () => {
  const published: string[] = [];
  await expect(
    createCommit(
      database.db,
      () => undefined,
    )(async (_tx, outbox) => {
      outbox.add(deleted('rolled-back'));
      throw new Error('rolled back');
    }),
  ).rejects.toThrow('rolled back');
  await commit(deleted('kept'));
  relayTo(async (_topic, event) => void published.push(event.subject ?? ''));
  await waitFor('the event', async () => published.length > 0);
  expect(published).toEqual(['kept']);
});

test('a message that the broker did not take is published later, with the same id, before what follows of its subject', async () => {
  const taken: string[] = [];
  const refused: string[] = [];
  await commit(deleted('a'));
  await commit(deleted('a'));
  relayTo(async (_topic, { id }) => {
    if (refused.length < 2) {
      refused.push(id);
      throw new Error('the broker is away');
    }
    taken.push(id);
  });
  await waitFor('both', async () => taken.length === 2);
  expect(new Set(refused)).toEqual(new Set([taken[0]]));
  expect(taken).toEqual([...taken].sort());
});

test('a broker that does not take a message is not believed that it took those before: they come once more, in order', async () => {
  const sent: string[] = [];
  let away = false;
  relayTo(async (_topic, { subject, id }) => {
    if (away && subject === 'later') {
      if (sent.length >= 6) away = false;
      throw new Error('the broker is away');
    }
    sent.push(id);
  });
  for (let index = 0; index < 3; index += 1) await commit(deleted('earlier'));
  await waitFor('the three', async () => sent.length === 3);
  away = true;
  await commit(deleted('later'));
  // Once more, and not a third time, though the broker refuses the other again.
  await waitFor('all', async () => sent.length >= 7);
  const first = sent.slice(0, 3);
  expect(sent.slice(3, 6)).toEqual(first);
  expect(first).not.toContain(sent[6]);
  await waitFor('nothing to wait', async () => {
    const waiting = await database.db.selectFrom('outbox').select('id').where('published_at', 'is', null).execute();
    return waiting.length === 0;
  });
});

test('several relays on one database publish each message once, in order', async () => {
  const published: string[] = [];
  const publish = async (_topic: string, event: CloudEvent) => void published.push(event.id);
  relayTo(publish);
  relayTo(publish);
  for (let index = 0; index < 30; index += 1) {
    await commit(deleted('same'));
  }
  await waitFor('all thirty', async () => published.length >= 30);
  expect(published).toEqual([...new Set(published)].sort());
});

test('an effect is carried out once, however often and at once the message comes', async () => {
  const handle = () =>
    processOnce(
      createCommit(database.db, () => undefined),
      'event-1',
      async (tx) => {
        await tx.insertInto('effect').values({ note: 'done' }).execute();
      },
    );
  const acted = await Promise.all([handle(), handle(), handle()]);
  expect(acted.filter(Boolean).length).toBe(1);
  expect(await database.db.selectFrom('effect').selectAll().execute()).toEqual([{ note: 'done' }]);
});

test('an effect that failed is not noted, so the message can come again', async () => {
  await expect(
    processOnce(
      createCommit(database.db, () => undefined),
      'event-2',
      () => Promise.reject(new Error('the database is full')),
    ),
  ).rejects.toThrow('the database is full');
  expect(
    await processOnce(
      createCommit(database.db, () => undefined),
      'event-2',
      () => Promise.resolve(),
    ),
  ).toBe(true);
});
