import { randomUUID } from 'node:crypto';
import { Registry } from 'prom-client';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Kysely } from 'kysely';
import { testDatabase, type TestDatabase } from '#testing/database.ts';
import { waitFor } from '#testing/wait-for.ts';
import { createDeadLetters } from './dead-letters.ts';
import { beginTry, createParkedEvents, type SubscriptionTables } from './parked-events.ts';
import { createSubscriptions, type Subscriptions } from './subscriptions.ts';

const migrations = {
  '0001': {
    up: async (db: Kysely<unknown>) => {
      await createDeadLetters(db);
      await createParkedEvents(db);
    },
  },
};

let database: TestDatabase<SubscriptionTables>;
let registry: Registry;
/** What the handler does with an event, by subject; it handles all others. */
let handling: Map<string, () => Promise<void>>;
let handled: string[];
let subscriptions: Subscriptions;

beforeAll(async () => {
  database = await testDatabase<SubscriptionTables>(migrations);
});
beforeEach(async () => {
  await database.db.deleteFrom('parked_event').execute();
  await database.db.deleteFrom('dead_letter').execute();
  handling = new Map();
  handled = [];
  registry = new Registry();
  subscriptions = createSubscriptions({
    db: database.db,
    log: pino({ level: 'silent' }),
    registry,
    topics: {
      'user.events': {
        'user.deleted': async ({ id, subject }) => {
          await handling.get(subject ?? id)?.();
          handled.push(subject ?? id);
        },
      },
    },
    now: () => new Date(),
    onDue: () => undefined,
  });
});
afterAll(() => database.drop());

const bytes = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
const deleted = (subject?: string, but: object = {}) => ({
  specversion: '1.0',
  id: randomUUID(),
  source: 'users',
  type: 'user.deleted',
  ...(subject !== undefined && { subject }),
  data: { event_type: 'user.deleted', user_id: randomUUID() },
  ...but,
});
const receive = (event: unknown) => subscriptions.receive('user.events', bytes(event));
const parked = () => database.db.selectFrom('parked_event').selectAll().orderBy('position').execute();
const deadLetters = () => database.db.selectFrom('dead_letter').selectAll().orderBy('id').execute();

test('a delivery does not wait for a handler that takes long, and what comes after it waits for its turn', async () => {
  let release: () => void = () => undefined;
  handling.set('slow', () => new Promise((resolve) => (release = resolve)));
  expect(await receive(deleted('slow'))).toEqual(['parked']);
  handling.delete('slow');
  expect(await receive(deleted('slow'))).toEqual(['parked']);
  expect(await receive(deleted('other'))).toEqual(['handled']);
  // Nobody begins a second attempt while the first continues.
  expect(await subscriptions.tryNext()).toBe(false);
  expect(handled).toEqual(['other']);
  release();
  await subscriptions.finish();
  expect(handled).toEqual(['other', 'slow']);
  expect(await subscriptions.tryNext()).toBe(true);
  expect([handled, await parked()]).toEqual([['other', 'slow', 'slow'], []]);
});

test('a handler that takes long and fails is called again', async () => {
  let fail: () => void = () => undefined;
  handling.set('slow', () => new Promise((_, reject) => (fail = () => reject(new Error('broken')))));
  expect(await receive(deleted('slow'))).toEqual(['parked']);
  fail();
  await subscriptions.finish();
  handling.delete('slow');
  await waitFor('the next try', subscriptions.tryNext);
  expect([handled, await parked()]).toEqual([['slow'], []]);
});

test('events without a subject wait for nobody', async () => {
  const failing = deleted();
  handling.set(failing.id, () => Promise.reject(new Error('broken')));
  expect(await receive(failing)).toEqual(['parked']);
  expect(await receive(deleted())).toEqual(['handled']);
});

test.each([
  ['no JSON', 'not { json', 'not_an_event'],
  ['a number', '7', 'not_an_event'],
  ['an event without an id', { ...deleted(), id: undefined }, 'not_an_event'],
  // PostgreSQL cannot store NUL in a text: it could never be parked.
  ['an event whose subject has a NUL', deleted('a\0b'), 'not_an_event'],
  ['an event whose subject is longer than an index takes', deleted('a'.repeat(5_000)), 'not_an_event'],
  ['an event that is not as its schema says', deleted('a', { data: { user_id: 'b\0' } }), 'not_as_its_schema_says'],
])('%s is a dead letter at once, and kept once', async (_what, body, code) => {
  expect(await receive(body)).toEqual(['dead_letter']);
  expect(await receive(body)).toEqual(['repeated']);
  expect(await deadLetters()).toMatchObject([{ cause_code: code, topic: 'user.events', status: 'waiting' }]);
  expect(handled).toEqual([]);
});

test('a type that nobody asked for passes by, whatever it is called', async () => {
  for (const type of ['user.promoted', 'toString', '__proto__'])
    expect(await receive(deleted('a', { type }))).toEqual(['ignored']);
});

test('what a sidecar could not parse is kept as a dead letter, once, as it was', async () => {
  const wrapped = () => ({
    ...deleted(undefined, { type: 'com.dapr.event.sent', topic: 'dead.users' }),
    data: undefined,
    data_base64: Buffer.from('not { json').toString('base64'),
  });
  expect(await subscriptions.receiveDeadLetter(bytes(wrapped()))).toEqual(['dead_letter']);
  expect(await subscriptions.receiveDeadLetter(bytes(wrapped()))).toEqual(['repeated']);
  expect(await deadLetters()).toMatchObject([{ cause_code: 'not_an_event', event: '"not { json"' }]);
});

test('an event that a sidecar gave up is kept with its own id, and can be handled again', async () => {
  const event = deleted('a', { topic: 'user.events' });
  const wrapped = { ...deleted(), data: undefined, data_base64: bytes(event).toString('base64') };
  expect(await subscriptions.receiveDeadLetter(bytes(wrapped))).toEqual(['dead_letter']);
  const [letter] = await deadLetters();
  expect(letter).toMatchObject({ event_id: event.id, topic: 'user.events', cause_code: 'handler_failed' });
  expect(await subscriptions.handleAgain(JSON.parse(letter?.event ?? ''))).toBeUndefined();
  expect(handled).toEqual(['a']);
  // A dead letter that the broker redelivers is not handled without the admin.
  expect(await receive(event)).toEqual(['repeated']);
});

test('a dead letter never becomes parked again', async () => {
  const event = deleted('a');
  await database.db
    .insertInto('dead_letter')
    .values({
      id: randomUUID(),
      event_id: event.id,
      topic: 'user.events',
      type: 'user.deleted',
      event: JSON.stringify(event),
      cause_code: 'handler_failed',
      cause_detail: null,
      resolved_at: null,
      resolved_by: null,
    })
    .execute();
  expect(await receive(event)).toEqual(['repeated']);
  expect([handled, await parked()]).toEqual([[], []]);
});

test('an event whose handler has gone with a new version becomes a dead letter when it is tried', async () => {
  handling.set('a', () => Promise.reject(new Error('broken')));
  await receive(deleted('a'));
  const next = createSubscriptions({
    db: database.db,
    log: pino({ level: 'silent' }),
    registry: new Registry(),
    topics: {},
    now: () => new Date(Date.now() + 1_000),
    onDue: () => undefined,
  });
  expect(await next.tryNext()).toBe(true);
  expect([await parked(), await deadLetters()]).toMatchObject([[], [{ cause_code: 'unknown_type' }]]);
});

test('an event whose handler ends the process is a dead letter after an hour, and ends no other process', async () => {
  handling.set('a', () => Promise.reject(new Error('broken')));
  await receive(deleted('a'));
  await receive(deleted('a'));
  handling.delete('a');
  const since = Date.now();
  let minutes = 0;
  // Each attempt kills its process.
  while (minutes < 60) await beginTry(database.db, new Date(since + (minutes += 2) * 60_000));
  const later = createSubscriptions({
    db: database.db,
    log: pino({ level: 'silent' }),
    registry: new Registry(),
    topics: { 'user.events': { 'user.deleted': async () => void handled.push('again') } },
    now: () => new Date(since + 62 * 60_000),
    onDue: () => undefined,
  });
  expect(await later.tryNext()).toBe(true);
  expect([handled, await deadLetters()]).toMatchObject([[], [{ cause_code: 'handler_failed' }]]);
  expect(await later.tryNext()).toBe(true);
  expect([handled, await parked()]).toEqual([['again'], []]);
});
