import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { openDatabase } from '#postgres/database.ts';
import { anExampleLoan } from '#testing/example-loan.ts';
import { waitFor } from '#testing/wait-for.ts';
import { aBook, aReader, emailArrives, emailsTo, manyReaders, theAdmin } from '../support/library.ts';
import { publishAs } from '../support/publish.ts';

test('a notice to somebody of whom nothing was heard holds nobody up, and is sent once when they are known', async () => {
  const user_id = randomUUID();
  const email = `late-${user_id}@readers.example`;
  const command = { type: 'book_available', user_id, book_title: 'Идиот' };
  await publishAs('loans', 'notifications.email', 'notifications.email', command);
  const reader = await aReader();
  const next = { ...command, user_id: reader.id, user_email: reader.email, book_title: 'После неизвестного' };
  await publishAs('loans', 'notifications.email', 'notifications.email', next);
  await emailArrives(reader.email, 'После неизвестного');

  const user = {
    event_type: 'user.registered',
    user_id,
    email,
    full_name: 'Late',
    language: 'en',
    role: 'reader',
    version: 1,
  };
  await publishAs('users', 'user.events', 'user.registered', user);
  await emailArrives(email, 'A copy is being kept: “Идиот”');
  expect((await emailsTo(email)).length).toBe(1);
});

test('somebody whose registration never reached notifications is told things like everybody', async () => {
  const db = openDatabase<{ recipient: { user_id: string } }>(`${process.env['TEST_POSTGRES_URL']}/notifications`);
  try {
    const { id, email } = await aReader();
    await waitFor('the registration', async () => {
      const { numDeletedRows } = await db.deleteFrom('recipient').where('user_id', '=', id).executeTakeFirstOrThrow();
      return numDeletedRows > 0n;
    });
    const command = { type: 'book_available', user_id: id, book_title: 'Обломов' };
    await publishAs('loans', 'notifications.email', 'notifications.email', command);
    await emailArrives(email, 'Обломов');
  } finally {
    await db.destroy();
  }
});

test('the first admin is told things like everybody', async () => {
  const { id, email } = await theAdmin();
  const book_title = `Дар ${randomUUID()}`;
  await publishAs('loans', 'notifications.email', 'notifications.email', {
    type: 'book_available',
    user_id: id,
    book_title,
  });
  await emailArrives(email, book_title);
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
  // Replicas share the messages, so the last one may be the first to act.
  await emailArrives(reader.email, `«${book.title}»`);
  await emailArrives(reader.email, 'marker');
  expect(
    (await emailsTo(reader.email)).filter(({ subject }) => subject === `Отложена книга: «${book.title}»`).length,
  ).toBe(1);
});

test('the readers of loans that come in one message each see theirs, whoever looked at their profile before', async () => {
  const readers = await manyReaders(3);
  const activeLoans = () =>
    Promise.all(readers.map(async ({ api }) => (await api.GET('/users/me')).data?.active_loans));
  expect(await activeLoans()).toEqual([0, 0, 0]);

  const events = readers.map(({ id: reader_id }) => {
    const data = { ...anExampleLoan({ reader_id }), event_type: 'loan.issued', version: 1 };
    const { loan_id: subject } = data;
    const event = { specversion: '1.0', id: randomUUID(), source: 'loans', type: 'loan.issued', subject };
    return { ...event, datacontenttype: 'application/json', data };
  });
  await publishAs('loans', 'loan.events', 'abonement.events', { events });
  await waitFor('their loans', async () => (await activeLoans()).every((count) => count === 1));
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
