import { afterAll, beforeAll, expect, test } from 'vitest';
import { desk, type Desk } from '../testing/desk.ts';

let loans: Desk;
beforeAll(async () => {
  loans = await desk();
});
afterAll(() => loans.service.stop());

const join = (reader: ReturnType<Desk['aReader']>, book_id: string) =>
  loans.service.request('POST', '/waiting-list', { as: reader, body: { book_id } });

test('a copy that comes back while a reader joins the waiting list is told of', async () => {
  const reader = loans.aReader();
  const book = loans.aBook({ available: 0 });
  loans.whenAsked(book, (times) => (times === 1 ? 0 : 1));

  expect(await join(reader, book.id)).toMatchObject({ status: 201 });

  expect(await loans.service.published()).toMatchObject([
    { type: 'notifications.email', data: { type: 'book_available', user_id: reader.id, book_id: book.id } },
  ]);
  expect(await loans.service.request('GET', '/waiting-list', { as: reader })).toMatchObject({ body: { items: [] } });
});

test('while no copy is on the shelf a reader waits, and is told once when one comes', async () => {
  const reader = loans.aReader();
  const book = loans.aBook({ available: 0 });
  await join(reader, book.id);
  expect(await loans.service.published()).toEqual([]);

  const available = {
    event_type: 'book.available' as const,
    book_id: book.id,
    title: book.title,
    author: book.author,
    available: 1,
  };
  await loans.service.deliver('book.events', 'book.available', available);
  await loans.service.deliver('book.events', 'book.available', available);

  expect((await loans.service.published()).map(({ data }) => data)).toMatchObject([
    { type: 'book_available', user_id: reader.id },
  ]);
});
