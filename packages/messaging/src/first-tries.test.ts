import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { CloudEvent } from '#core/cloud-event.ts';
import { testDatabase, type TestDatabase } from '#testing/database.ts';
import { waitFor } from '#testing/wait-for.ts';
import { createDeadLetters } from './dead-letters.ts';
import { toBatch } from './event-batch.ts';
import { createParkedEvents, type SubscriptionTables } from './parked-events.ts';
import { createSubscriptions, type Subscriptions } from './subscriptions.ts';

let database: TestDatabase<SubscriptionTables>;
let subscriptions: Subscriptions;
/** The subjects of each call of the handler; and the subjects that it refuses or delays. */
let calls: string[][];
let refused: Set<string>;
let slow: Map<string, Promise<void>>;

beforeAll(async () => {
  database = await testDatabase<SubscriptionTables>({
    '0001': {
      up: async (db: Kysely<unknown>) => {
        await createDeadLetters(db);
        await createParkedEvents(db);
      },
    },
  });
});
beforeEach(async () => {
  await database.db.deleteFrom('parked_event').execute();
  await database.db.deleteFrom('dead_letter').execute();
  calls = [];
  refused = new Set();
  slow = new Map();
  subscriptions = createSubscriptions({
    db: database.db,
    log: pino({ level: 'silent' }),
    registry: new Registry(),
    topics: {
      'book.events': {
        'book.deleted': {
          together: async (events) => {
            const subjects = events.map(({ subject = '' }) => subject);
            calls.push(subjects);
            for (const subject of subjects) await slow.get(subject);
            if (subjects.some((subject) => refused.has(subject))) throw new Error('refused');
          },
        },
      },
    },
    now: () => new Date(),
    onDue: () => undefined,
  });
});
afterAll(() => database.drop());

const deleted = (subject: string, but: object = {}): CloudEvent => ({
  specversion: '1.0',
  id: randomUUID(),
  source: 'books',
  type: 'book.deleted',
  subject,
  data: { event_type: 'book.deleted', book_id: randomUUID() },
  ...but,
});
const receiveBatch = (batch: CloudEvent) =>
  subscriptions.receive('book.events', Buffer.from(JSON.stringify({ ...batch, topic: 'book.events' })));
const receive = (...events: CloudEvent[]) => receiveBatch(toBatch(events, 'books'));
const parked = async () => {
  const rows = await database.db.selectFrom('parked_event').selectAll().orderBy('position').execute();
  return rows.map(({ subject }) => subject);
};
const deadLetters = () => database.db.selectFrom('dead_letter').selectAll().orderBy('id').execute();

test('events of different subjects are handled by one call, those of one subject by one after the other', async () => {
  await receive(deleted('a'), deleted('b'), deleted('a'), deleted('c'), deleted('a'));
  expect(calls).toEqual([['a', 'b', 'c'], ['a'], ['a']]);
});

test('where one of them fails, each is tried by itself, and only its subject waits', async () => {
  refused.add('b');
  const outcomes = await receive(deleted('a'), deleted('b'), deleted('c'), deleted('b'), deleted('a'));
  expect(outcomes.toSorted()).toEqual(['handled', 'handled', 'handled', 'parked', 'parked']);
  expect(calls[0]).toEqual(['a', 'b', 'c']);
  expect(new Set(calls.slice(1, 4).flat())).toEqual(new Set(['a', 'b', 'c']));
  expect(calls.slice(4)).toEqual([['a']]);
  expect(await parked()).toEqual(['b', 'b']);
});

test('an event that comes twice in a batch is handled once, and not again when the batch comes again', async () => {
  const event = deleted('a');
  expect((await receive(event, event)).toSorted()).toEqual(['handled', 'repeated']);
  expect(await receive(event, event)).toEqual(['repeated', 'repeated']);
  expect(calls).toEqual([['a']]);
});

test('an event goes behind what is parked of its subject, and the rest of its batch does not', async () => {
  refused.add('a');
  await receive(deleted('a'));
  refused.clear();
  await receive(deleted('a'), deleted('b'));
  expect(await parked()).toEqual(['a', 'a']);
  expect(calls).toEqual([['a'], ['b']]);
});

test('a delivery does not wait for a call that takes long: its events are parked, and go when it ends', async () => {
  let release: () => void = () => undefined;
  slow.set('b', new Promise((resolve) => (release = resolve)));
  expect(await receive(deleted('a'), deleted('b'))).toEqual(['parked', 'parked']);
  expect(await subscriptions.tryNext()).toBe(false);
  expect(await parked()).toEqual(['a', 'b']);
  release();
  await subscriptions.finish();
  expect([calls, await parked()]).toEqual([[['a', 'b']], []]);
});

test('a delivery of many that take long waits for the first of them only', async () => {
  const release: (() => void)[] = [];
  const subjects = Array.from({ length: 40 }, (_, index) => `s${index}`);
  for (const subject of subjects) slow.set(subject, new Promise((resolve) => release.push(resolve)));
  refused.add('first');
  const outcomes = receive(deleted('first'), ...subjects.map((subject) => deleted(subject)));
  await waitFor('the first call', async () => calls.length > 0);
  expect(new Set(await outcomes)).toEqual(new Set(['parked']));
  expect((await parked()).toSorted()).toEqual(['first', ...subjects].toSorted());
  for (const end of release) end();
  await subscriptions.finish();
});

test('what can never be handled becomes a dead letter of its own, the rest of its batch is handled', async () => {
  const broken = deleted('a', { data: { book_id: 7 } });
  const nothing = { hello: 'world' };
  const foreign = deleted('c', { type: 'book.borrowed' });
  const events = [broken, nothing, foreign, deleted('b')];
  const outcomes = await receiveBatch({ ...toBatch([], 'books'), data: { events } });
  expect(outcomes.toSorted()).toEqual(['dead_letter', 'dead_letter', 'handled', 'ignored']);
  expect(calls).toEqual([['b']]);
  const causes = (await deadLetters()).map(({ cause_code, topic }) => `${topic} ${cause_code}`);
  expect(causes.toSorted()).toEqual(['book.events not_an_event', 'book.events not_as_its_schema_says']);
});

test('a batch without events is a dead letter, not nothing', async () => {
  const empty = { ...toBatch([], 'books'), data: { events: 'none' } };
  const bytes = Buffer.from(JSON.stringify(empty));
  expect(await subscriptions.receive('book.events', bytes)).toEqual(['dead_letter']);
  expect(await subscriptions.receive('book.events', bytes)).toEqual(['repeated']);
});

test('a batch that a sidecar gave up becomes a dead letter for each event, which can be handled again', async () => {
  const batch = { ...toBatch([deleted('a'), deleted('b')], 'books'), topic: 'book.events' };
  const wrapped = {
    ...deleted('x'),
    data: undefined,
    data_base64: Buffer.from(JSON.stringify(batch)).toString('base64'),
  };
  expect(await subscriptions.receiveDeadLetter(Buffer.from(JSON.stringify(wrapped)))).toEqual([
    'dead_letter',
    'dead_letter',
  ]);
  for (const { event, topic } of await deadLetters()) {
    expect(topic).toBe('book.events');
    expect(await subscriptions.handleAgain(JSON.parse(event ?? ''))).toBeUndefined();
  }
  expect(calls).toEqual([['a'], ['b']]);
});
