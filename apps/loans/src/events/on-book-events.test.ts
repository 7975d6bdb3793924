import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from '#postgres/migrate.ts';
import { testDatabase } from '#testing/database.ts';
import { testParking } from '#testing/parking-suite.ts';
import { desk, type Desk } from '../testing/desk.ts';
import { migrations } from '../store/migrations/index.ts';
import type { Tables } from '../store/schema.ts';
import { addAlert, waitingForAuthors } from '../store/waiting-list.ts';

let loans: Desk;
beforeAll(async () => {
  loans = await desk();
});
afterAll(() => loans.service.stop());

const added = (book_id: string, author: string) => ({
  event_type: 'book.added' as const,
  book_id,
  author,
  title: 'Дар',
});

test('a new book by nobody is told to nobody, and holds nobody up', async () => {
  for (const author of ['', ' ; '])
    expect(await loans.service.deliver('book.events', 'book.added', added(randomUUID(), author))).toBe('SUCCESS');
  expect(await loans.service.metric('event_handler_calls_total', { outcome: 'failed' })).toBe(0);
  expect(await loans.service.published()).toEqual([]);
});

test('all who wait for an author are told, each in a message of their own subject', async () => {
  const readers = [randomUUID(), randomUUID()];
  const author = 'Автор Двоих';
  for (const reader_id of readers) await addAlert(loans.service.db, { id: randomUUID(), reader_id, author });
  await loans.service.deliver('book.events', 'book.added', added(randomUUID(), 'Кто-то; АВТОР  двоих'));
  const told = (await loans.service.published()).map(({ type, subject, data }) => ({ type, subject, data }));
  expect(new Set(told.map(({ subject }) => subject))).toEqual(new Set(readers));
  for (const { type, subject, data } of told)
    expect([type, data]).toMatchObject(['notifications.email', { type: 'author_has_new_book', user_id: subject }]);
});

test.each([
  ['Béla Bartók', 'Bartok, Bela'],
  ['Пётр Ёлкин', 'Петр Елкин'],
  ['J.R.R. Tolkien', 'J. R. R. Tolkien'],
])('whoever waits for %s is told of a book by %s, once', async (wanted, author) => {
  const reader_id = randomUUID();
  const join = (name: string) => addAlert(loans.service.db, { id: randomUUID(), reader_id, author: name });
  const { id } = await join(wanted);
  expect((await join(wanted.normalize('NFD'))).id).toBe(id);
  await loans.service.published();
  await loans.service.deliver('book.events', 'book.added', added(randomUUID(), author));
  const told = await loans.service.published();
  expect(told.map(({ subject }) => subject)).toEqual([reader_id]);
});

test('the token of an author alert ends it and nothing else, without signing in', async () => {
  const { deliver, published, request } = loans.service;
  const reader = loans.aReader();
  const book = loans.aBook({ available: 0 });
  for (const body of [{ author: 'Тэффи' }, { author: 'Чапек' }, { book_id: book.id }])
    expect(await request('POST', '/waiting-list', { as: reader, body })).toMatchObject({ status: 201 });
  await published();
  await deliver('book.events', 'book.added', added(randomUUID(), 'Тэффи'));
  const [told] = (await published()).map(({ data }) => data as { alert_end_token: string });

  for (const token of [told?.alert_end_token, told?.alert_end_token, randomUUID()])
    expect(await request('POST', `/author-alerts/${token}/end`)).toMatchObject({ status: 204 });

  expect(await request('GET', '/waiting-list', { as: reader })).toMatchObject({
    body: { items: [{ author: 'Чапек' }, { book_id: book.id }] },
  });
  await deliver('book.events', 'book.added', added(randomUUID(), 'Тэффи'));
  expect(await published()).toEqual([]);
});

test('a reader may wait for a name without a letter', async () => {
  const entry = { id: randomUUID(), reader_id: randomUUID(), author: '!!!' };
  expect(await addAlert(loans.service.db, entry)).toMatchObject({ id: entry.id, author: '!!!' });
});

test('who waited for an author before authors were compared without accents still waits, once', async () => {
  const before = Object.entries(migrations).filter(([name]) => name < '0090');
  const database = await testDatabase<Tables>(Object.fromEntries(before));
  try {
    const reader_id = randomUUID();
    for (const name of ['bartók béla', 'bartok bela', 'béla bartók'])
      await sql`
        insert into waiting_entry (id, reader_id, kind, author, author_key)
        values (gen_random_uuid(), ${reader_id}, 'author', ${name}, ${name})`.execute(database.db);
    await migrate(database.url, migrations);
    const waiting = await database.db.transaction().execute((tx) => waitingForAuthors(tx, 'Béla Bartók'));
    expect(waiting).toEqual([
      { reader_id, author: 'bartók béla', end_token: expect.stringMatching(/^[0-9a-f-]{36}$/) as string },
    ]);
    const entries = await sql<{ count: number }>`select count(*)::int as count from waiting_entry`.execute(database.db);
    expect(entries.rows).toEqual([{ count: 1 }]);
  } finally {
    await database.drop();
  }
});

test('whatever is delivered is answered for good: what can never be an event is kept as a dead letter', async () => {
  const { db, deliverBytes } = loans.service;
  for (const body of ['not { json', 'x'.repeat(17 * 2 ** 20)])
    expect(await deliverBytes('/events/book-events', body)).toBe('SUCCESS');
  const letters = await db.selectFrom('dead_letter').select(['topic', 'cause_code', 'event']).orderBy('id').execute();
  expect(letters).toEqual([
    { topic: 'book.events', cause_code: 'not_an_event', event: '"not { json"' },
    { topic: 'book.events', cause_code: 'not_an_event', event: 'null' },
  ]);
});

testParking({
  start: async (options) => (await desk(options)).service,
  topic: 'book.events',
  aStory: async ({ db }) => {
    const book_id = randomUUID();
    const author = `Автор ${book_id}`;
    await addAlert(db, { id: randomUUID(), reader_id: randomUUID(), author });
    const volume = (number: number) => ({
      type: 'book.added' as const,
      data: { ...added(book_id, author), title: `Том ${number}` },
    });
    return { subject: book_id, events: [volume(1), volume(2), volume(3)] };
  },
  effects: {
    table: 'outbox',
    subject: `(data ->> 'book_id')`,
    number: `substring(data ->> 'book_title' from '\\d+$')::int`,
  },
});
