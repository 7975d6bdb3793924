import { randomUUID } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import { expect, test } from 'vitest';
import { topics, type EventData, type EventType } from '#events';
import type { SubscriptionTables } from '#messaging/parked-events.ts';
import { openDatabase } from '#postgres/database.ts';
import { anExampleLoan } from '#testing/example-loan.ts';
import { refuseRowsAbout } from '#testing/refusing-rows.ts';
import { waitFor } from '#testing/wait-for.ts';
import { apps, theAdmin } from '../support/library.ts';
import { publishAs } from '../support/publish.ts';
import { NOT_EFFECTS, subscribers } from '../subscriptions/subscribers.ts';

const loan: EventData['loan.renewed'] = {
  ...anExampleLoan(),
  event_type: 'loan.renewed',
  version: 2,
  renewals: 1,
};

/** For each topic, who publishes to it, and an event that all who subscribe to it can handle or ignore. */
const good: Record<string, { by: string; type: EventType; data: object }> = {
  'loan.events': {
    by: 'loans',
    type: 'loan.returned',
    data: { ...loan, event_type: 'loan.returned', returned_at: '2026-01-09T10:00:00.000Z', days_overdue: 0 },
  },
  'book.events': { by: 'books', type: 'book.deleted', data: { event_type: 'book.deleted', book_id: randomUUID() } },
  'user.events': { by: 'users', type: 'user.deleted', data: { event_type: 'user.deleted', user_id: randomUUID() } },
  'notifications.email': {
    by: 'loans',
    type: 'notifications.email',
    data: { type: 'book_available', user_id: randomUUID(), user_email: 'nobody@readers.example', book_title: 'Дар' },
  },
};

const subscriptions = Object.entries(subscribers).flatMap(([app, { types }]) =>
  Object.entries(types).map(([topic, names]) => ({ app, topic, types: names })),
);

/** How many events of a type an app has handled, by all its replicas. */
async function handled(app: string, type: string): Promise<number> {
  const replicas = Object.entries(apps).filter(([name]) => name === app || new RegExp(`^${app}-\\d+$`).test(name));
  const counts = await Promise.all(replicas.map(([, { port }]) => handledAt(port, type)));
  return counts.reduce((sum, count) => sum + count, 0);
}

async function handledAt(port: number, type: string): Promise<number> {
  const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const line = `event_handler_calls_total{type="${type}",outcome="handled"} `;
  const found = metrics.split('\n').find((one) => one.startsWith(line));
  return Number(found?.slice(line.length) ?? 0);
}

test('every topic that is subscribed to is tried', () => {
  expect(new Set(subscriptions.map(({ topic }) => topic))).toEqual(new Set(Object.values(topics)));
});

test.each(Object.entries(good))(
  '%s: each app that can never handle an event keeps it with the cause, and handles the next one',
  async (topic, { by, type, data }) => {
    const listening = subscriptions.filter((one) => one.topic === topic);
    const before = await Promise.all(listening.map(({ app }) => handled(app, type)));
    const broken = new Map([...new Set(listening.flatMap(({ types }) => types))].map((name) => [name, randomUUID()]));
    for (const [name, id] of broken) {
      const sent = await publishAs(by, topic, name, { event_type: name }, { id, subject: randomUUID() });
      expect(sent.status).toBe(204);
    }
    expect((await publishAs(by, topic, type, data, { subject: randomUUID() })).status).toBe(204);

    const { api } = await theAdmin();
    for (const [index, { app, types }] of listening.entries()) {
      if (types.includes(type))
        await waitFor(`${app} to handle the next event`, async () => (await handled(app, type)) > (before[index] ?? 0));
      for (const name of types) {
        const letter = await waitFor(`the dead letter of ${name} at ${app}`, async () => {
          const { data: found } = await api.GET('/admin/dead-letters', { params: { query: { app, limit: 100 } } });
          return found?.items.find(({ event_id }) => event_id === broken.get(name));
        });
        expect(letter).toMatchObject({ app, topic, type: name, cause: { code: 'not_as_its_schema_says' } });
      }
    }
  },
);

/** Of how messages and requests are handled, not of what comes of them, which may be a message. */
const OF_MESSAGES = [...NOT_EFFECTS, 'inbox', 'outbox_hold', 'outbox_resolved', 'idempotent_request'];

/** What an example is about: ids of its own, and its subject where that is a shorter word. */
const idsIn = (example: { data: object; subject: string }): string[] => [
  ...new Set([example.subject, ...(JSON.stringify(example).match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [])]),
];

/** Every row of an app's database that one of some ids is in, without those of `OF_MESSAGES`. */
async function rowsAbout(db: Kysely<SubscriptionTables>, ids: readonly string[]): Promise<string[]> {
  const { rows: tables } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public' and tablename <> all(${OF_MESSAGES})`.execute(
    db,
  );
  const found = await sql<{ row: string }>`
    select * from (${sql.join(
      tables.map(
        ({ name }) => sql`select ${sql.lit(name)} || to_jsonb(one)::text as row from ${sql.table(name)} as one`,
      ),
      sql` union all `,
    )}) as every where row ~ ${ids.join('|')} order by row`.execute(db);
  return found.rows.map(({ row }) => row);
}

test('whatever the handler of an event of any type fails of for a while, it delays nobody else and has its effect afterwards', async () => {
  const databases = new Map(
    Object.keys(subscribers).map((app) => [
      app,
      openDatabase<SubscriptionTables>(`${process.env['TEST_POSTGRES_URL']}/${app}`),
    ]),
  );
  const tried = await Promise.all(
    subscriptions
      .flatMap(({ app, topic, types }) => types.map((type) => ({ app, topic, type })))
      .map(async ({ app, topic, type }) => {
        const db = databases.get(app);
        const subscriber = subscribers[app];
        if (!db || !subscriber) throw new Error(`${app} subscribes to nothing`);
        const [failing, other] = [await subscriber.example(type, db), await subscriber.example(type, db)];
        const aboutFailing = () => rowsAbout(db, idsIn(failing));
        const aboutOther = () => rowsAbout(db, idsIn(other));
        return { app, topic, type, db, failing, other, aboutFailing, aboutOther };
      }),
  );
  const send = async (topic: string, { type, data, subject }: (typeof tried)[number]['failing']) => {
    const sent = await publishAs(good[topic]?.by ?? '', topic, type, data, { subject });
    expect(sent.status).toBe(204);
  };
  const parkedAt = async ({ db, failing }: (typeof tried)[number]) =>
    (await db.selectFrom('parked_event').select('event_id').where('subject', '=', failing.subject).execute()).length;

  const mend = await Promise.all(
    [...databases].map(([app, db]) =>
      refuseRowsAbout(
        db,
        tried.filter((one) => one.app === app).flatMap(({ failing }) => idsIn(failing)),
        OF_MESSAGES,
      ),
    ),
  );
  try {
    const before = await Promise.all(
      tried.map(async (one) => ({ failing: await one.aboutFailing(), other: await one.aboutOther() })),
    );
    for (const { topic, failing, other } of tried) {
      await send(topic, failing);
      await send(topic, other);
    }
    for (const [index, one] of tried.entries()) {
      await waitFor(`${one.type} parked at ${one.app}`, async () => (await parkedAt(one)) === 1);
      await waitFor(
        `${one.app} to handle another ${one.type}`,
        async () => JSON.stringify(await one.aboutOther()) !== JSON.stringify(before[index]?.other),
      );
      expect(await one.aboutFailing(), `${one.type} at ${one.app}`).toEqual(before[index]?.failing);
    }

    for (const accept of mend.splice(0)) await accept();
    for (const [index, one] of tried.entries()) {
      await waitFor(`${one.app} to have handled ${one.type}`, async () => (await parkedAt(one)) === 0, 60);
      expect(await one.aboutFailing(), `${one.type} at ${one.app}`).not.toEqual(before[index]?.failing);
    }
  } finally {
    for (const accept of mend) await accept();
    for (const db of databases.values()) await db.destroy();
  }
});
