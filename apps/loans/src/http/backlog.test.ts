import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { desk, type Desk } from '../testing/desk.ts';

let loans: Desk;
beforeAll(async () => {
  loans = await desk();
});
afterAll(() => loans.service.stop());

const ADMIN = { id: randomUUID(), role: 'admin' } as const;

const backlog = async (as: { id: string; role: 'admin' | 'librarian' } = ADMIN) =>
  loans.service.request('GET', '/internal/backlog', { as, headers: { 'dapr-caller-app-id': 'gateway' } });

test('an app tells how many messages wait to be published and since when, and what it no longer tries', async () => {
  expect((await backlog()).body).toEqual({
    to_handle: { count: 0 },
    dead_letters: 0,
    to_publish: { count: 0 },
    set_aside: 0,
  });

  const before = Date.now();
  await loans.lend(loans.aReader());
  // It lacks all that such an event says.
  await loans.service.deliver('book.events', 'book.available', JSON.parse('{"event_type":"book.available"}'));

  const { body } = await backlog();
  expect(body).toMatchObject({ dead_letters: 1, set_aside: 0 });
  const { count, oldest_at } = (body as { to_publish: { count: number; oldest_at: string } }).to_publish;
  expect(count).toBeGreaterThan(0);
  expect(Math.abs(Date.parse(oldest_at) - before)).toBeLessThan(60_000);
});

test('only admins are told', async () => {
  expect((await backlog({ id: randomUUID(), role: 'librarian' })).status).toBe(403);
});
