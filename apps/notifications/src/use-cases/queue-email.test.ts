import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EventData } from '#events';
import { storedRows } from '#testing/stored-rows.ts';
import { startNotifications } from '../testing/notifications.ts';

let now = new Date();
let service: Awaited<ReturnType<typeof startNotifications>>;
beforeAll(async () => {
  service = await startNotifications({ now: () => now });
});
afterAll(() => service.stop());

const tell = (user_id: string, book_title = 'Дар', but: Partial<EventData['notifications.email']> = {}) =>
  service.deliver(
    'notifications.email',
    'notifications.email',
    { type: 'book_available', user_id, book_title, ...but },
    { subject: user_id },
  );
const profile = (user_id: string) => ({ user_id, full_name: 'A', language: 'en', role: 'reader', version: 1 }) as const;
const register = (user_id: string) =>
  service.deliver('user.events', 'user.registered', {
    ...profile(user_id),
    event_type: 'user.registered',
    email: `${user_id}@readers.example`,
  });
const remove = (user_id: string) =>
  service.deliver('user.events', 'user.deleted', { event_type: 'user.deleted', user_id });
const deliveries = (user_id: string) =>
  service.db
    .selectFrom('delivery')
    .selectAll()
    .where('user_id', '=', user_id)
    .orderBy('due_at')
    .orderBy('id')
    .execute();
const waiting = async (user_id: string) =>
  (await deliveries(user_id)).filter(({ status, due_at }) => status === 'queued' && due_at === null).length;

test('a notice to somebody of whom nothing was heard waits in the queue and is written when they are known', async () => {
  const user = randomUUID();
  expect(await tell(user, 'Дар')).toBe('SUCCESS');
  expect(await deliveries(user)).toMatchObject([{ status: 'queued', due_at: null, address: null }]);
  expect(await service.metric('parked_events')).toBe(0);

  expect(await register(user)).toBe('SUCCESS');
  const [delivery] = await deliveries(user);
  expect(delivery).toMatchObject({
    status: 'queued',
    address: `${user}@readers.example`,
    subject: 'A copy is being kept: “Дар”',
    command: null,
  });
  expect(delivery?.due_at).not.toBeNull();
});

test('a notice to somebody unknown goes where its command says, at once', async () => {
  const user = randomUUID();
  await tell(user, 'Дар', { user_email: 'b@readers.example' });
  expect(await waiting(user)).toBe(0);
  expect(await deliveries(user)).toMatchObject([{ address: 'b@readers.example' }]);
});

test('a notice and the event that makes its recipient known may come side by side', async () => {
  for (let round = 0; round < 15; round += 1) {
    const user = randomUUID();
    await Promise.all([tell(user), register(user), tell(user)]);
    expect(await waiting(user)).toBe(0);
  }
});

test('a notice that waits for somebody who is deleted is never sent, and keeps nothing of what it would have told', async () => {
  for (const order of [
    [tell, remove],
    [remove, tell],
  ]) {
    const user = randomUUID();
    for (const event of order) await event(user);
    await register(user);
    for (const delivery of await deliveries(user))
      expect(delivery).toMatchObject({ status: 'failed', address: null, html: null, command: null });
  }
  const user = randomUUID();
  await Promise.all([tell(user), remove(user), tell(user)]);
  expect(await waiting(user)).toBe(0);
});

test('nothing that is stored tells what an erased reader was told, or where', async () => {
  const user = randomUUID();
  await register(user);
  const title = `Дар ${user}`;
  await tell(user, title);
  await service.db.updateTable('delivery').set({ status: 'sent' }).where('user_id', '=', user).execute();
  await tell(user, title);
  const broken = { type: 'loan_issued', user_id: user, book_title: title };
  const envelope = { specversion: '1.0', id: randomUUID(), source: 'test', type: 'notifications.email' };
  await service.deliverBytes(
    '/events/notifications-email',
    JSON.stringify({ ...envelope, topic: 'notifications.email', data: broken }),
  );
  const telling = async () =>
    (await storedRows(service.db)).filter((row) => row.includes(title) || row.includes(`${user}@readers.example`));
  expect(new Set((await telling()).map((row) => row.split(' ')[0]))).toEqual(
    new Set(['dead_letter', 'delivery', 'recipient']),
  );

  await remove(user);
  expect(await telling()).toEqual([]);
  expect((await deliveries(user)).map(({ type }) => type)).toEqual(['book_available', 'book_available']);
});

test('a notice whose recipient is unknown for a day is given up', async () => {
  const user = randomUUID();
  await tell(user);
  await service.runJob('give-up-waiting-notices');
  expect(await waiting(user)).toBe(1);
  now = new Date(Date.now() + 86_400_000 + 60_000);
  await service.runJob('give-up-waiting-notices');
  const [failed] = await deliveries(user);
  expect(failed).toMatchObject({ status: 'failed', failure: 'recipient unknown', command: null });

  // An admin can send it after all, once its reader is known.
  const admin = { id: randomUUID(), role: 'admin' as const };
  const again = () => service.request('POST', `/notifications/${failed?.id}/retry`, { as: admin });
  expect(await again()).toMatchObject({ status: 409, body: { code: 'recipient_unknown' } });
  await register(user);
  expect(await again()).toMatchObject({ status: 200 });
  expect(await deliveries(user)).toMatchObject([{ status: 'queued', address: `${user}@readers.example` }]);
});
