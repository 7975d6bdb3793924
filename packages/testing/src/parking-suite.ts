import { randomUUID } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { SubscriptionTables } from '#messaging/parked-events.ts';
import type { TestDatabase } from './database.ts';
import { refuseRows } from './refusing-rows.ts';
import type { BatchedEvent, TestService, TypedEvent } from './service.ts';
import { asTables } from '#postgres/as-tables.ts';

/** One subject of a service's subscription, with its events in order: at least two. */
export type Story = { subject: string; events: TypedEvent[] };

export type ParkingScenario<Tables, Context> = {
  start: (options: { now: () => Date; database?: TestDatabase<Tables> }) => Promise<TestService<Tables, Context>>;
  topic: string;
  /** A new story, with the data that its events act on. */
  aStory: (service: TestService<Tables, Context>) => Promise<Story>;
  /** The table that shows the effect of each event, and how to read its rows, in SQL. */
  effects: {
    table: string;
    subject: string;
    /** Which event of the story wrote the row, from 1; null for rows that none did. */
    number: string;
  };
};

const HOUR_MS = 3_600_000;

/**
 * What every service guarantees for every topic that it subscribes to: a test for each guarantee of
 * docs/decisions/0014.
 */
export function testParking<Tables extends SubscriptionTables, Context>(
  scenario: ParkingScenario<Tables, Context>,
): void {
  const { topic, effects } = scenario;
  let now = new Date();
  let service: TestService<Tables, Context>;
  let replica: TestService<Tables, Context>;
  let db: Kysely<SubscriptionTables>;

  beforeAll(async () => {
    const clock = { now: () => now };
    service = await scenario.start(clock);
    replica = await scenario.start({ ...clock, database: service.database });
    db = asTables<SubscriptionTables>(service.db);
    await recordEffects(db, effects);
  });
  beforeEach(async () => {
    await db.deleteFrom('parked_event').execute();
    await db.deleteFrom('dead_letter').execute();
  });
  afterAll(async () => {
    await replica.stop();
    await service.stop();
  });

  const pass = (ms: number) => void (now = new Date(now.getTime() + ms));
  const refuse = ({ subject }: Story, number: number) =>
    refuseRows(db, effects.table, `${effects.subject} = '${subject}' and ${effects.number} = ${number}`);
  const effectsOf = async ({ subject }: Story): Promise<number[]> => {
    const { rows } = await sql<{ number: number }>`
      select number from effect where subject = ${subject} order by position`.execute(db);
    return rows.map(({ number }) => number);
  };
  const deliver = (to: TestService<Tables, Context>, { subject }: Story, { type, data }: TypedEvent, id?: string) =>
    to.deliver(topic, type, data, { subject, ...(id !== undefined && { id }) });
  const tell = async (story: Story): Promise<void> => {
    for (const event of story.events) expect(await deliver(service, story, event)).toBe('SUCCESS');
  };
  const calls = async (outcome: 'handled' | 'failed') =>
    (await service.metric('event_handler_calls_total', { outcome })) +
    (await replica.metric('event_handler_calls_total', { outcome }));
  const numbers = ({ events }: Story) => events.map((_, index) => index + 1);
  const isParked = async () => (await db.selectFrom('parked_event').select('event_id').execute()).length > 0;
  const deadLetters = () => db.selectFrom('dead_letter').select(['cause_code', 'cause_detail', 'topic']).execute();
  const first = ({ events }: Story): TypedEvent => {
    if (!events[0]) throw new Error('a story has events');
    return events[0];
  };

  test(`${topic}: an event that fails for an hour holds up its own subject only, then it is a dead letter`, async () => {
    const [story, other] = [await scenario.aStory(service), await scenario.aStory(service)];
    const mend = await refuse(story, 1);
    const failed = await calls('failed');
    await tell(story);
    await tell(other);
    expect(await effectsOf(other)).toEqual(numbers(other));
    expect(await calls('failed')).toBe(failed + 1);
    expect(await service.metric('parked_events')).toBe(story.events.length);

    const since = now.getTime();
    while ((await deadLetters()).length === 0 && now.getTime() - since <= HOUR_MS) {
      expect(await effectsOf(story)).toEqual([]);
      pass(120_000);
      await service.retryParked();
    }
    expect(now.getTime() - since).toBe(HOUR_MS);
    expect(await deadLetters()).toEqual([{ topic, cause_code: 'handler_failed', cause_detail: 'error 23514' }]);
    // The events behind it follow at once, in order.
    expect(await effectsOf(story)).toEqual(numbers(story).slice(1));
    expect(await isParked()).toBe(false);
    await mend();
  });

  test(`${topic}: an event that fails for a while is handled when it can be, before what came after it`, async () => {
    const story = await scenario.aStory(service);
    const mend = await refuse(story, 1);
    await tell(story);
    for (let index = 0; index < 3; index += 1) {
      pass(10_000);
      expect(await service.retryParked()).toBe(1);
    }
    expect(await service.retryParked()).toBe(0);
    await mend();
    pass(10_000);
    await service.retryParked();
    expect(await effectsOf(story)).toEqual(numbers(story));
    expect([await isParked(), await deadLetters()]).toEqual([false, []]);
  });

  test(`${topic}: an event that comes seventeen times calls its handler as often as it is due`, async () => {
    const story = await scenario.aStory(service);
    const mend = await refuse(story, 1);
    const failed = await calls('failed');
    const id = randomUUID();
    const comes = () => deliver(service, story, first(story), id);
    expect(await Promise.all([comes(), comes(), comes()])).toEqual(['SUCCESS', 'SUCCESS', 'SUCCESS']);
    const atOnce = (await calls('failed')) - failed;
    for (let index = 0; index < 17; index += 1) {
      expect(await deliver(index % 2 === 0 ? service : replica, story, first(story), id)).toBe('SUCCESS');
    }
    expect(await calls('failed')).toBe(failed + atOnce);
    pass(1_000);
    expect(await service.retryParked()).toBe(1);
    await mend();
    pass(10_000);
    await service.retryParked();
    const handled = await calls('handled');
    for (let index = 0; index < 17; index += 1) await comes();
    expect(await calls('handled')).toBe(handled);
    expect(await effectsOf(story)).toEqual([1]);
  });

  test(`${topic}: an event whose process died between its effect and its answer acts once`, async () => {
    const story = await scenario.aStory(service);
    const id = randomUUID();
    const mend = await refuse(story, 1);
    await deliver(service, story, first(story), id);
    const parked = await db.selectFrom('parked_event').selectAll().where('event_id', '=', id).executeTakeFirstOrThrow();
    await mend();
    pass(1_000);
    await service.retryParked();
    expect(await effectsOf(story)).toEqual([1]);

    // The state left by a process that died during the attempt: another one retries when the lease has expired.
    const { position: _, ...row } = parked;
    await db
      .insertInto('parked_event')
      .values({ ...row, attempts: 2, next_try_at: new Date(now.getTime() + 60_000) })
      .execute();
    expect(await replica.retryParked()).toBe(0);
    pass(60_000);
    expect(await replica.retryParked()).toBe(1);
    expect(await deliver(replica, story, first(story), id)).toBe('SUCCESS');
    expect(await effectsOf(story)).toEqual([1]);
    expect(await isParked()).toBe(false);
  });

  test(`${topic}: of two replicas one tries a parked event`, async () => {
    const stories = [await scenario.aStory(service), await scenario.aStory(service), await scenario.aStory(service)];
    const mends = await Promise.all(stories.map((story) => refuse(story, 1)));
    for (const story of stories) await tell(story);
    pass(1_000);
    const failed = await calls('failed');
    const tries = await Promise.all([service.retryParked(), replica.retryParked(), replica.retryParked()]);
    expect(tries.reduce((sum, count) => sum + count, 0)).toBe(stories.length);
    expect(await calls('failed')).toBe(failed + stories.length);
    for (const mend of mends) await mend();
    pass(10_000);
    await Promise.all([service.retryParked(), replica.retryParked()]);
    for (const story of stories) expect(await effectsOf(story)).toEqual(numbers(story));
  });

  test(`${topic}: while its database is away, an event is asked for again`, async () => {
    const story = await scenario.aStory(service);
    const id = randomUUID();
    const giveBack = await service.database.takeAway();
    try {
      expect(await deliver(service, story, first(story), id)).toBe('RETRY');
    } finally {
      await giveBack();
    }
    expect(await deliver(service, story, first(story), id)).toBe('SUCCESS');
    expect(await effectsOf(story)).toEqual([1]);
  });

  test(`${topic}: in a batch an event that fails holds up its own subject only`, async () => {
    const stories = await Promise.all(Array.from({ length: 5 }, () => scenario.aStory(service)));
    const [broken, ...others] = stories;
    if (!broken) throw new Error('there are five stories');
    const mend = await refuse(broken, 1);
    const batch = turns(stories);
    expect(await service.deliverBatch(topic, batch)).toBe('SUCCESS');
    for (const story of others) expect(await effectsOf(story)).toEqual(numbers(story));
    expect(await effectsOf(broken)).toEqual([]);
    expect(await service.metric('parked_events')).toBe(broken.events.length);
    await mend();
    pass(1_000);
    await service.retryParked();
    expect(await service.deliverBatch(topic, batch)).toBe('SUCCESS');
    for (const story of stories) expect(await effectsOf(story)).toEqual(numbers(story));
    expect([await isParked(), await deadLetters()]).toEqual([false, []]);
  });

  test(`${topic}: while its database is away, a batch is asked for again as a whole and acts once`, async () => {
    const stories = await Promise.all(Array.from({ length: 3 }, () => scenario.aStory(service)));
    const batch = turns(stories);
    const giveBack = await service.database.takeAway();
    try {
      expect(await service.deliverBatch(topic, batch)).toBe('RETRY');
    } finally {
      await giveBack();
    }
    for (let index = 0; index < 3; index += 1) expect(await service.deliverBatch(topic, batch)).toBe('SUCCESS');
    for (const story of stories) expect(await effectsOf(story)).toEqual(numbers(story));
  });
}

/** The first events of all stories, then their second ones, and so on. */
function turns(stories: readonly Story[]): BatchedEvent[] {
  const longest = Math.max(...stories.map(({ events }) => events.length));
  return Array.from({ length: longest }, (_, index) =>
    stories.flatMap(({ subject, events }) => {
      const event = events[index];
      return event ? [{ ...event, subject, id: randomUUID() }] : [];
    }),
  ).flat();
}

/** Records which event of which story has written a row, in the order of the rows. */
async function recordEffects(
  db: Kysely<SubscriptionTables>,
  { table, subject, number }: ParkingScenario<never, never>['effects'],
): Promise<void> {
  await sql`
    create table effect (position bigint generated always as identity, subject text not null, number int not null)
  `.execute(db);
  await sql
    .raw(
      `create function record_effect() returns trigger language plpgsql as $$ begin
        insert into effect (subject, number)
        select subject, number from (select ${subject} as subject, ${number} as number from (select new.*) as written) as one
        where number is not null;
        return null;
      end $$`,
    )
    .execute(db);
  await sql`
    create trigger record_effect after insert or update on ${sql.table(table)}
    for each row execute function record_effect()`.execute(db);
}
