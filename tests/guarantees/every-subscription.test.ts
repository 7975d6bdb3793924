import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { topics, type EventData, type EventType } from '#events';
import { waitFor } from '#testing/wait-for.ts';
import { apps, theAdmin } from '../support/library.ts';
import { publishAs } from '../support/publish.ts';
import { subscribers } from '../subscriptions/subscribers.ts';

const loan: EventData['loan.renewed'] = {
  event_type: 'loan.renewed',
  loan_id: randomUUID(),
  reader_id: randomUUID(),
  book_id: randomUUID(),
  copy_id: randomUUID(),
  title: 'Дар',
  patron_category: 'adult',
  issued_at: '2026-01-01T10:00:00.000Z',
  due_date: '2026-02-01',
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
