import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { EventRefused, type CloudEvent } from '#core/cloud-event.ts';
import { testDatabase } from '#testing/database.ts';
import { waitFor } from '#testing/wait-for.ts';
import { createCommit } from './commit.ts';
import { eventsOf } from './event-batch.ts';
import { laneOf } from './lanes.ts';
import { message, type Message } from './outbox.ts';
import { claimLanes, putBackLately, recordPublished, type Published } from './outbox-store.ts';
import { startRelay, type Relay } from './relay.ts';
import { createOutbox, createOutboxLanes, type OutboxTables } from './tables.ts';

let database: Awaited<ReturnType<typeof testDatabase<OutboxTables>>>;
const relays: Relay[] = [];
/** Ends the hanging publication of a test. */
let release: () => void = () => undefined;

beforeAll(async () => {
  database = await testDatabase<OutboxTables>({ '0001': { up: createOutbox }, '0010': { up: createOutboxLanes } });
});
afterEach(async () => {
  release();
  await Promise.all(relays.splice(0).map((relay) => relay.stop()));
  await sql`truncate outbox, outbox_lane, outbox_hold`.execute(database.db);
});
afterAll(() => database.drop());

const log = pino({ level: 'silent' });

function relayTo(
  publish: (topic: string, event: CloudEvent) => Promise<void>,
  registry = new Registry(),
  db = database.db,
): Relay {
  const relay = startRelay({ db, source: 'test', log, registry, publish, publishTimeoutMs: 2_000 });
  relays.push(relay);
  return relay;
}

const aBook = (book_id: string): Message => message('book.deleted', book_id, { book_id });
const aUser = (user_id: string): Message => message('user.deleted', user_id, { user_id });
const many = (count: number, make: (index: number) => Message) =>
  Array.from({ length: count }, (_, index) => make(index));

/** Wakes all relays of the test, as each replica's commit wakes its own. */
const commit = (...messages: Message[]) =>
  createCommit(database.db, (lanes) => {
    for (const relay of relays) relay.wake(lanes);
  })(async (_tx, outbox) => outbox.add(...messages));

const waiting = async () => {
  const rows = await database.db
    .selectFrom('outbox')
    .select('subject')
    .where('published_at', 'is', null)
    .where('failed_at', 'is', null)
    .execute();
  return rows.map(({ subject }) => subject);
};

/** Waits until everything is published except messages of these subjects. */
const allButLeft = (...subjects: string[]) =>
  waitFor('all others', async () => (await waiting()).every((subject) => subjects.includes(subject)));

const away = () => Promise.reject(new Error('the broker is away'));

function hanging(): Promise<void> {
  return new Promise((resolve) => {
    const before = release;
    release = () => {
      before();
      resolve();
    };
  });
}

test('a topic whose broker is away delays no other, however much of it waits', async () => {
  await commit(...many(250, (index) => aBook(`b${index}`)), aUser('u'));
  const taken: string[] = [];
  relayTo((topic, { subject = '' }) => (topic === 'book.events' ? away() : Promise.resolve(void taken.push(subject))));
  await waitFor('the user’s', async () => taken.includes('u'));
  expect(taken).toEqual(['u']);
});

test('a topic whose publisher hangs delays no other', async () => {
  await commit(...many(250, (index) => aBook(`b${index}`)), aUser('u'));
  const taken: string[] = [];
  relayTo((topic, { subject = '' }) =>
    topic === 'book.events' ? hanging() : Promise.resolve(void taken.push(subject)),
  );
  await waitFor('the first', async () => taken.includes('u'));
  await commit(aUser('v'));
  await waitFor('the second', async () => taken.includes('v'));
});

test('a subject whose messages fail delays no other of its topic, however many it has', async () => {
  await commit(...many(250, () => aBook('broken')), ...many(40, (index) => aBook(`b${index}`)));
  expect(Array.from({ length: 40 }, (_, index) => laneOf(`b${index}`))).toContain(laneOf('broken'));
  relayTo((_topic, { subject }) => (subject === 'broken' ? away() : Promise.resolve()));
  await allButLeft('broken');
  expect((await waiting()).length).toBe(250);
});

test('a message that is refused for what it is is set aside after some tries, and its subject goes on', async () => {
  const refused: string[] = [];
  const taken: string[] = [];
  const registry = new Registry();
  await commit(aBook('big'), aBook('big'), aBook('other'));
  relayTo(async (_topic, { id, subject = '' }) => {
    if (subject === 'big' && (refused.length === 0 || refused.includes(id))) {
      refused.push(id);
      throw new EventRefused('it is\u0000too large');
    }
    taken.push(subject);
  }, registry);
  await allButLeft('big');
  expect(taken).toEqual(['other']);
  await waitFor('five tries', async () => {
    // Instead of waiting for the hold to end.
    await sql`update outbox_hold set next_try_at = now()`.execute(database.db);
    return taken.includes('big');
  });
  expect(refused.length).toBe(5);
  expect(
    await database.db.selectFrom('outbox').select(['id', 'failure']).where('failed_at', 'is not', null).execute(),
  ).toEqual([{ id: refused[0], failure: 'it is too large' }]);
  await waitFor('the metric', async () =>
    (await registry.metrics()).includes('outbox_set_aside_messages{topic="book.events"} 1'),
  );
});

test('while a publisher hangs, no transaction is open', async () => {
  let begun = false;
  await commit(aBook('slow'));
  relayTo(() => {
    begun = true;
    return hanging();
  });
  await waitFor('the publish', async () => begun);
  const { rows } = await sql`
    select query from pg_stat_activity
    where datname = current_database() and state like 'idle in transaction%'`.execute(database.db);
  expect(rows).toEqual([]);
});

test('a broker that is away is not asked more often because more is committed', async () => {
  let tries = 0;
  await commit(...many(100, (index) => aBook(`b${index}`)));
  relayTo(() => {
    tries += 1;
    return away();
  });
  for (let index = 0; index < 200; index += 1) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  expect(tries).toBeGreaterThan(0);
  // Each of the eight lanes tries eight at first, and then a few.
  expect(tries).toBeLessThan(150);
});

test('after a broker has been away all that waited leaves, each subject in order', async () => {
  let isAway = true;
  const taken: string[] = [];
  await commit(...many(300, (index) => aBook(`b${index % 100}`)));
  relayTo((_topic, { id }) => (isAway ? away() : Promise.resolve(void taken.push(id))));
  await waitFor('a lane to pause', () =>
    database.db.selectFrom('outbox_lane').select('lane').where('failures', '>', 1).executeTakeFirst(),
  );
  isAway = false;
  await allButLeft();
  expect(taken.length).toBe(300);
  const bySubject = await database.db.selectFrom('outbox').select(['id', 'subject']).orderBy('position').execute();
  for (const subject of new Set(bySubject.map((row) => row.subject))) {
    const ids = bySubject.filter((row) => row.subject === subject).map(({ id }) => id);
    expect(taken.filter((id) => ids.includes(id))).toEqual(ids);
  }
});

test('thousands of messages of one commit are stored and leave', async () => {
  await commit(...many(10_000, (index) => aBook(`b${index}`)));
  let taken = 0;
  relayTo(async () => void (taken += 1));
  await waitFor('all', async () => taken === 10_000);
});

test('a lane is another relay’s as long as its lease runs, and then whoever’s comes first', async () => {
  const taken: string[] = [];
  await commit(aBook('theirs'));
  await sql`
    insert into outbox_lane (topic, lane, owner, owned_until, claims)
    values ('book.events', ${laneOf('theirs')}, gen_random_uuid(), now() + interval '1 hour', 1)`.execute(database.db);
  relayTo(async (_topic, { subject = '' }) => void taken.push(subject));
  await commit(aUser('ours'));
  await waitFor('what is free', async () => taken.length > 0);
  expect(taken).toEqual(['ours']);
  await sql`update outbox_lane set owned_until = now()`.execute(database.db);
  await waitFor('what they have left', async () => taken.includes('theirs'));
});

test('two relays never publish messages of one subject at the same time, nor out of order', async () => {
  const active = new Set<string>();
  const overlaps: string[] = [];
  const taken: string[] = [];
  const publish = async (_topic: string, { subject = '', id }: CloudEvent) => {
    if (active.has(subject)) overlaps.push(subject);
    active.add(subject);
    await new Promise((resolve) => setTimeout(resolve, 2));
    active.delete(subject);
    taken.push(id);
  };
  relayTo(publish);
  relayTo(publish);
  for (let round = 0; round < 20; round += 1) {
    await commit(...many(20, (index) => aBook(`b${index}`)));
  }
  await allButLeft();
  expect(overlaps).toEqual([]);
  expect(taken.length).toBe(400);
  const rows = await database.db.selectFrom('outbox').select(['id', 'subject']).orderBy('position').execute();
  for (let index = 0; index < 20; index += 1) {
    const ids = rows.filter(({ subject }) => subject === `b${index}`).map(({ id }) => id);
    expect(taken.filter((id) => ids.includes(id))).toEqual(ids);
  }
});

test('what was published while the connections to the database were killed does not leave again', async () => {
  const taken: string[] = [];
  await commit(aBook('once'), aBook('once'));
  relayTo(async (_topic, { id }) => {
    taken.push(id);
    await sql`
      select pg_terminate_backend(pid, 5000) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`.execute(database.db);
  });
  await allButLeft();
  expect(taken).toEqual([...new Set(taken)]);
  expect(taken.length).toBe(2);
});

test('whatever a text has in it can be stored and leaves as it was', async () => {
  const title = 'NUL \u0000, a lone \ud83d, and “quotes”';
  const events: CloudEvent[] = [];
  await commit(message('book.added', 'b', { book_id: 'b', author: 'A', title }));
  relayTo(async (_topic, event) => void events.push(event));
  await waitFor('the event', async () => events.length > 0);
  expect(events[0]?.data).toEqual({ event_type: 'book.added', book_id: 'b', author: 'A', title });
});

test('trouble on a topic puts back what left on it shortly before, once, and nothing of others', async () => {
  const taken: string[] = [];
  let isAway = false;
  relayTo((_topic, { subject = '' }) =>
    isAway && subject.startsWith('later') ? away() : Promise.resolve(void taken.push(subject)),
  );
  await commit(aBook('earlier'), aUser('other'));
  await waitFor('both', async () => taken.length === 2);
  isAway = true;
  for (let index = 0; index < 3; index += 1) await commit(aBook(`later${index}`));
  await waitFor('the one in doubt', async () => taken.length === 3);
  isAway = false;
  await allButLeft();
  expect(taken.filter((subject) => !subject.startsWith('later')).toSorted()).toEqual(['earlier', 'earlier', 'other']);
});

test('what is committed to a lane while the lane is being claimed does not wait for the next poll', async () => {
  const taken: string[] = [];
  await commit(aUser('u'));
  let claimed = false;
  const db = database.db.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      if (!claimed && result.rows.some((row) => 'lane_failures' in row)) {
        claimed = true;
        await createCommit(database.db, () => undefined)(async (_tx, outbox) => outbox.add(aBook('found by the poll')));
        await commit(aUser('u'));
      }
      return result;
    },
  });
  relayTo(async (_topic, { subject = '' }) => void taken.push(subject), new Registry(), db);
  await waitFor('all three', async () => taken.length === 3);
  expect(taken).toEqual(['u', 'u', 'found by the poll']);
});

test('what left does not leave again where the failure of another message cannot be recorded', async () => {
  const lane = laneOf('refused');
  const beside = many(40, (index) => aBook(`b${index}`)).find(({ subject }) => laneOf(subject) === lane);
  if (!beside) throw new Error('none of the books has the lane');
  await sql`
    create function refuse_holds() returns trigger language plpgsql as 'begin raise exception ''no holds''; end';
    create trigger refuse_holds before insert on outbox_hold for each row execute function refuse_holds()`.execute(
    database.db,
  );
  const tried: string[] = [];
  await commit(aBook('refused'), beside);
  relayTo(async (_topic, { subject = '' }) => {
    tried.push(subject);
    if (subject === 'refused') throw new EventRefused('it is too large');
  });
  await waitFor('both to be tried', async () => tried.length === 2);
  await sql`drop function refuse_holds cascade`.execute(database.db);
  await waitFor('the refused one to be tried again', async () => {
    // Instead of waiting for the lease to expire.
    await sql`update outbox_lane set owned_until = now() where owned_until > now()`.execute(database.db);
    return tried.filter((subject) => subject === 'refused').length > 1;
  });
  await allButLeft('refused');
  expect(tried.filter((subject) => subject === beside.subject)).toEqual([beside.subject]);
});

const aBalance = (reader_id: string): Message =>
  message('reader.balance_changed', reader_id, { reader_id, balance_minor: 1, currency: 'RUB', version: 1 });
const carried = (event: CloudEvent): string[] =>
  ((eventsOf(event) ?? [event]) as CloudEvent[]).map(({ subject = '' }) => subject);

test('events of a topic with batches that are committed together leave in few messages, each subject in order', async () => {
  const subjects = Array.from({ length: 60 }, (_, index) => `r${index}`);
  await commit(...subjects.map(aBalance), ...subjects.map(aBalance));
  const messages: CloudEvent[] = [];
  relayTo((_topic, event) => Promise.resolve(void messages.push(event)));
  await allButLeft();
  expect(messages.flatMap(carried).toSorted()).toEqual([...subjects, ...subjects].toSorted());
  expect(messages.length).toBeLessThan(20);
  for (const subject of subjects) {
    const keys = messages.filter((one) => carried(one).includes(subject)).map(({ partitionkey }) => partitionkey);
    expect([keys.length, new Set(keys).size]).toEqual([2, 1]);
  }
});

test('an event that makes its batches fail delays no other', async () => {
  await commit(...many(30, (index) => aBalance(`r${index}`)), aBalance('broken'));
  relayTo((_topic, event) => (carried(event).includes('broken') ? away() : Promise.resolve()));
  await allButLeft('broken');
  expect(await waiting()).toEqual(['broken']);
});

test('what another relay has put back is not recorded as published by one that took it before', async () => {
  await commit(aBook('b'));
  const owners = { late: randomUUID(), quick: randomUUID() };
  const claim = (owner: string, leaseMs: number) =>
    claimLanes(database.db, {
      owner,
      leaseMs,
      lanes: [{ topic: 'book.events', lane: laneOf('b'), from: 0 }],
      window: 10,
      probe: 1,
    });
  const taken = await claim(owners.late, 0);
  const again = await claim(owners.quick, 60_000);
  const record = (owner: string, published: Published[]) =>
    recordPublished(database.db, { owner, published, lanes: [] });
  await record(owners.quick, again.messages);
  await putBackLately(database.db, 'book.events', 10_000);
  await record(owners.late, taken.messages);
  expect(await waiting()).toEqual(['b']);
  const waitsAgain = again.messages.map((read) => ({ ...read, put_back: true }));
  await record(owners.quick, waitsAgain);
  expect(await waiting()).toEqual([]);
});

test('a subject is not held for a message that another relay has published', async () => {
  const holds = () =>
    database.db
      .selectFrom('outbox_hold')
      .select(['subject', sql<boolean>`next_try_at <= now()`.as('due')])
      .execute();
  relayTo(async (_topic, { id, subject = '' }) => {
    if (subject === 'waits') return away();
    await sql`update outbox set published_at = now() where id = ${id}`.execute(database.db);
    throw new EventRefused('too large');
  });
  await commit(aBook('left'), aUser('waits'));
  await waitFor('both to be held', async () => (await holds()).length === 2);
  await Promise.all(relays.splice(0).map((relay) => relay.stop()));
  await waitFor('both to be due', async () => (await holds()).every(({ due }) => due));

  relayTo(away);
  await waitFor('one to be let go', async () => (await holds()).length === 1);
  expect(await holds()).toMatchObject([{ subject: 'waits' }]);
});
