import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testParking } from '#testing/parking-suite.ts';
import { desk, type Desk } from '../testing/desk.ts';
import { joinWaitingList } from '../store/waiting-list.ts';

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
  const [author, author_key] = ['Автор Двоих', 'автор двоих'];
  for (const reader_id of readers)
    await joinWaitingList(loans.service.db, { id: randomUUID(), reader_id, kind: 'author', author, author_key });
  await loans.service.deliver('book.events', 'book.added', added(randomUUID(), 'Кто-то; АВТОР  двоих'));
  const told = (await loans.service.published()).map(({ type, subject, data }) => ({ type, subject, data }));
  expect(new Set(told.map(({ subject }) => subject))).toEqual(new Set(readers));
  for (const { type, subject, data } of told)
    expect([type, data]).toMatchObject(['notifications.email', { type: 'author_has_new_book', user_id: subject }]);
});

testParking({
  start: async (options) => (await desk(options)).service,
  topic: 'book.events',
  aStory: async ({ db }) => {
    const book_id = randomUUID();
    const author = `Автор ${book_id}`;
    await joinWaitingList(db, {
      id: randomUUID(),
      reader_id: randomUUID(),
      kind: 'author',
      author,
      author_key: author.toLowerCase(),
    });
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
