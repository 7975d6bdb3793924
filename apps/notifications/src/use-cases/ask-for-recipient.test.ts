import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { EventData } from '#events';
import { waitFor } from '#testing/wait-for.ts';
import { fakeUsers, startNotifications } from '../testing/notifications.ts';

/* An event that was published before this app first subscribed may be lost: these recipients were never heard of. */

const MINUTE = 60_000;
const DAY = 86_400_000;
const users = fakeUsers();
let now: Date;
let service: Awaited<ReturnType<typeof startNotifications>>;
beforeAll(async () => {
  service = await startNotifications({ now: () => now, invoke: users.answer });
});
beforeEach(async () => {
  now = new Date();
  users.isAway = false;
  users.meanwhile = () => Promise.resolve();
  users.asked.length = 0;
  await service.db.deleteFrom('delivery').execute();
});
afterAll(() => service.stop());

/** Somebody whom users knows, and of whom no event arrived. */
function aUser(but: object = {}): string {
  const id = randomUUID();
  const email = `${id}@readers.example`;
  users.contacts.set(id, { deleted: false, email, full_name: 'A', language: 'en', version: 1, ...but });
  return id;
}
const tell = (user_id: string, but: Partial<EventData['notifications.email']> = {}, subject = user_id) =>
  service.deliver(
    'notifications.email',
    'notifications.email',
    { type: 'book_available', user_id, book_title: 'Дар', ...but },
    { subject },
  );
const change = (user_id: string, email: string, version: number) =>
  service.deliver('user.events', 'user.changed', {
    event_type: 'user.changed',
    user_id,
    email,
    full_name: 'A',
    language: 'en',
    role: 'reader',
    version,
  });
const remove = (user_id: string) =>
  service.deliver('user.events', 'user.deleted', { event_type: 'user.deleted', user_id });
const deliveries = (user_id: string) =>
  service.db.selectFrom('delivery').selectAll().where('user_id', '=', user_id).orderBy('created_at').execute();
const recipient = (user_id: string) =>
  service.db.selectFrom('recipient').selectAll().where('user_id', '=', user_id).executeTakeFirst();
const isDue = { status: 'queued', due_at: expect.any(Date) };
const waits = { status: 'queued', due_at: null, address: null };

/** @returns how often users was asked meanwhile. */
async function runJob(after: number): Promise<number> {
  now = new Date(now.getTime() + after);
  const before = users.asked.length;
  await service.runJob('ask-for-recipients');
  return users.asked.length - before;
}

test('a notice to somebody whose registration was lost is sent at once, where users says, in their language', async () => {
  const user = aUser();
  expect(await tell(user)).toBe('SUCCESS');
  expect(await deliveries(user)).toMatchObject([
    { ...isDue, address: `${user}@readers.example`, subject: 'A copy is being kept: “Дар”', command: null },
  ]);
  await tell(user);
  expect(users.asked).toEqual([user]);
});

test('who has told users no address gets no notice', async () => {
  const user = aUser({ email: undefined });
  expect(await tell(user)).toBe('SUCCESS');
  expect(await deliveries(user)).toEqual([]);
  expect(await recipient(user)).toMatchObject({ email: null, version: 1 });
});

test('users knows better than the command where somebody is reached', async () => {
  const user = aUser();
  await tell(user, { user_email: 'old@readers.example' });
  expect(await deliveries(user)).toMatchObject([{ address: `${user}@readers.example` }]);
});

test('a notice waits while users is away, and is sent when it is back', async () => {
  users.isAway = true;
  const [first, second] = [aUser(), aUser()];
  for (const user of [first, second]) expect(await tell(user)).toBe('SUCCESS');
  expect(await service.metric('parked_events')).toBe(0);
  expect(await deliveries(first)).toMatchObject([waits]);

  // One question is enough to see that nobody answers.
  expect(await runJob(MINUTE)).toBe(1);
  users.isAway = false;
  expect(await runJob(MINUTE)).toBe(2);
  for (const user of [first, second])
    expect(await deliveries(user)).toMatchObject([{ ...isDue, address: `${user}@readers.example` }]);
  expect(await runJob(MINUTE)).toBe(0);
});

test('a notice whose command has an address does not wait for users', async () => {
  users.isAway = true;
  const user = aUser();
  await tell(user, { user_email: 'b@readers.example' });
  expect(await deliveries(user)).toMatchObject([{ ...isDue, address: 'b@readers.example' }]);
});

test('for somebody whom users does not know, it is asked less and less often, and a day later no more', async () => {
  const user = randomUUID();
  await tell(user);
  let asked = 0;
  for (let minute = 0; minute < 24 * 60; minute += 10) asked += await runJob(10 * MINUTE);
  expect(asked).toBeGreaterThan(20);
  expect(asked).toBeLessThan(40);

  now = new Date(now.getTime() + MINUTE);
  await service.runJob('give-up-waiting-notices');
  expect(await deliveries(user)).toMatchObject([{ status: 'failed', failure: 'recipient unknown' }]);
  expect(await runJob(DAY)).toBe(0);
});

test('those whom users does not know hold up nobody', async () => {
  users.isAway = true;
  const user = aUser();
  for (const one of [randomUUID(), user, randomUUID()]) await tell(one);
  users.isAway = false;
  expect(await runJob(MINUTE)).toBe(3);
  expect(await deliveries(user)).toMatchObject([isDue]);
});

test('somebody who was deleted before anything was heard of them is told nothing', async () => {
  const user = aUser();
  users.isAway = true;
  await tell(user);
  users.isAway = false;
  users.contacts.set(user, { deleted: true });
  await runJob(MINUTE);
  expect(await deliveries(user)).toMatchObject([{ status: 'failed', address: null, html: null, command: null }]);
  await tell(user, { user_email: 'b@readers.example' });
  expect((await deliveries(user)).length).toBe(1);

  const other = aUser();
  users.contacts.set(other, { deleted: true });
  await tell(other, { user_email: 'b@readers.example' });
  expect(await deliveries(other)).toEqual([]);
});

test.each([
  ['changed', (user: string) => change(user, 'new@readers.example', 2), { email: 'new@readers.example', version: 2 }],
  ['deleted', remove, { email: null }],
])('an answer of users is old news where an event that the user is %s overtakes it', async (_what, event, known) => {
  const user = aUser();
  users.meanwhile = event;
  await tell(user, { user_email: 'b@readers.example' });
  expect(await recipient(user)).toMatchObject(known);
  expect((await deliveries(user)).map(({ address }) => address)).toEqual(known.email === null ? [] : [known.email]);
});

test('what comes after the answer of users is compared with its version', async () => {
  const user = aUser({ version: 3 });
  await tell(user);
  await change(user, 'old@readers.example', 2);
  expect(await recipient(user)).toMatchObject({ email: `${user}@readers.example`, version: 3 });
  await change(user, 'new@readers.example', 4);
  expect(await recipient(user)).toMatchObject({ email: 'new@readers.example', version: 4 });
});

test('notices to one unknown recipient that come while users is asked share the question', async () => {
  const user = aUser();
  let answer = (): void => undefined;
  users.meanwhile = () => new Promise((resolve) => (answer = () => resolve(undefined)));
  // Each is let go by its delivery after a while.
  await Promise.all([1, 2, 3].map(() => tell(user, {}, randomUUID())));
  expect(users.asked).toEqual([user]);
  answer();
  await waitFor('the notices', async () => (await deliveries(user)).length === 3);
  expect(await deliveries(user)).toMatchObject([isDue, isDue, isDue]);
  expect(users.asked).toEqual([user]);
});

test('a notice that was given up goes when an admin retries it, once users says who its recipient is', async () => {
  const user = randomUUID();
  await tell(user);
  now = new Date(now.getTime() + DAY + MINUTE);
  await service.runJob('give-up-waiting-notices');
  const [failed] = await deliveries(user);
  const retry = () =>
    service.request('POST', `/notifications/${failed?.id}/retry`, { as: { id: randomUUID(), role: 'admin' } });
  for (const isAway of [true, false]) {
    users.isAway = isAway;
    expect(await retry()).toMatchObject({ status: 409, body: { code: 'recipient_unknown' } });
  }
  users.contacts.set(user, {
    deleted: false,
    email: 'c@readers.example',
    full_name: 'A',
    language: 'en',
    version: 1,
  });
  expect((await retry()).status).toBe(200);
  expect(await deliveries(user)).toMatchObject([{ ...isDue, address: 'c@readers.example' }]);
});

test('an answer that does not say how somebody is reached is none', async () => {
  const user = randomUUID();
  users.contacts.set(user, { deleted: false });
  expect(await tell(user)).toBe('SUCCESS');
  expect(await service.metric('parked_events')).toBe(0);
  expect(await deliveries(user)).toMatchObject([waits]);
});

test('who has just confirmed their address gets a notice that comes before the event says so', async () => {
  const user = aUser({ version: 2 });
  await change(user, '', 1);
  await tell(user);
  expect(await deliveries(user)).toMatchObject([{ ...isDue, address: `${user}@readers.example` }]);
});

test('who has no address is asked for again with the next notice, and gets none while users knows none either', async () => {
  const user = aUser({ email: undefined });
  await change(user, '', 1);
  await tell(user);
  expect([users.asked, await deliveries(user)]).toEqual([[user], []]);
});

test('a notice to somebody who has just confirmed their address outlives what was heard before, while users is away', async () => {
  for (const order of ['an event, the notice', 'the notice, an event', 'an event, the notice, the event again']) {
    users.isAway = true;
    const user = aUser({ version: 2 });
    const events = {
      'the notice': () => tell(user),
      'an event': () => change(user, '', 1),
      'the event again': () => change(user, '', 1),
    };
    for (const one of order.split(', ') as (keyof typeof events)[]) expect(await events[one]()).toBe('SUCCESS');
    expect(await deliveries(user), order).toMatchObject([waits]);

    const confirmed = () => change(user, `${user}@readers.example`, 2);
    users.isAway = false;
    await (order.startsWith('an event') ? runJob(MINUTE) : confirmed());
    expect(await deliveries(user), order).toMatchObject([{ ...isDue, address: `${user}@readers.example` }]);
  }
});

test('who has no address gets no notice, once users says so, and does not get the old ones when they give one', async () => {
  users.isAway = true;
  const user = aUser({ email: undefined });
  await change(user, '', 1);
  await tell(user, { user_email: 'unproven@readers.example' });
  expect(await deliveries(user)).toMatchObject([waits]);
  users.isAway = false;
  await runJob(MINUTE);
  expect(await deliveries(user)).toEqual([]);
  await change(user, 'vera@readers.example', 2);
  expect(await deliveries(user)).toEqual([]);
  await tell(user);
  expect(await deliveries(user)).toMatchObject([{ ...isDue, address: 'vera@readers.example' }]);
});
