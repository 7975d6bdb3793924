import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { waitFor } from '#testing/wait-for.ts';
import { aBook, aReader, apps, emailArrives, emailsTo } from '../support/library.ts';
import { publishAs } from '../support/publish.ts';

/** How often notifications, in all its replicas, has asked for a command again. */
async function retried(): Promise<number> {
  const replicas = Object.keys(apps).filter((name) => name.startsWith('notifications'));
  const counts = await Promise.all(
    replicas.map(async (name) => {
      const metrics = await (await fetch(`http://127.0.0.1:${apps[name]?.port}/metrics`)).text();
      return Number(/^events_total\{type="notifications.email",outcome="RETRY"\} (\d+)/m.exec(metrics)?.[1] ?? 0);
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

test('a consumer that fails at first gets its message again, and acts once', async () => {
  const user_id = randomUUID();
  const email = `late-${user_id}@readers.example`;
  const before = await retried();
  const command = { type: 'book_available', user_id, book_title: 'Идиот' };
  await publishAs('loans', 'notifications.email', 'notifications.email', command);
  await waitFor('two failures', async () => (await retried()) >= before + 2);

  const user = {
    event_type: 'user.registered',
    user_id,
    email,
    full_name: 'Late',
    language: 'ru',
    role: 'reader',
    version: 1,
  };
  await publishAs('users', 'user.events', 'user.registered', user);
  await emailArrives(email, 'Можно взять: «Идиот»');
  expect((await emailsTo(email)).length).toBe(1);
});

test('a message that comes three times acts once', async () => {
  const reader = await aReader();
  const book = await aBook();
  const id = randomUUID();
  const command = { type: 'book_available', user_id: reader.id, user_email: reader.email, book_title: book.title };
  for (let time = 0; time < 3; time += 1)
    await publishAs('loans', 'notifications.email', 'notifications.email', command, { id });
  const marker = { ...command, book_title: `${book.title} marker` };
  await publishAs('loans', 'notifications.email', 'notifications.email', marker);
  await emailArrives(reader.email, 'marker');
  expect(
    (await emailsTo(reader.email)).filter(({ subject }) => subject === `Можно взять: «${book.title}»`).length,
  ).toBe(1);
});

test('a malformed message goes to the dead letters and holds nobody up', async () => {
  const reader = await aReader();
  await publishAs('loans', 'notifications.email', 'notifications.email', { type: 'no_such_type', user_id: 'nobody' });
  const command = { type: 'book_available', user_id: reader.id, user_email: reader.email, book_title: 'После плохого' };
  await publishAs('loans', 'notifications.email', 'notifications.email', command);
  await emailArrives(reader.email, 'После плохого');
});

test('only the owner of a topic may publish to it', async () => {
  const loan = { event_type: 'loan.issued' };
  for (const app of ['users', 'books'])
    expect((await publishAs(app, 'loan.events', 'loan.issued', loan)).status).toBe(403);
  expect((await publishAs('notifications', 'user.events', 'user.deleted', {})).status).toBe(403);
});
