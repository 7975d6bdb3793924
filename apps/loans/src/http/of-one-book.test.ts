import { afterAll, beforeAll, expect, test } from 'vitest';
import { desk, type Desk } from '../testing/desk.ts';

let loans: Desk;
beforeAll(async () => {
  loans = await desk();
});
afterAll(() => loans.service.stop());

type Page = { items: { id: string; reader_id: string }[]; next_cursor?: string };

const page = async (path: string): Promise<Page> =>
  (await loans.service.request('GET', path, { as: loans.librarian })).body as Page;

test('those who wait for a book are listed in the order in which they joined, page by page', async () => {
  const book = loans.aBook({ available: 0 });
  const readers = [loans.aReader(), loans.aReader(), loans.aReader()];
  for (const reader of readers)
    await loans.service.request('POST', '/waiting-list', { as: reader, body: { book_id: book.id } });
  await loans.service.request('POST', '/waiting-list', {
    as: loans.aReader(),
    body: { book_id: loans.aBook({ available: 0 }).id },
  });

  const first = await page(`/waiting-list/books/${book.id}?limit=2`);
  const second = await page(`/waiting-list/books/${book.id}?limit=2&cursor=${first.next_cursor}`);
  expect([...first.items, ...second.items].map(({ reader_id }) => reader_id)).toEqual(readers.map(({ id }) => id));
  expect(second).not.toHaveProperty('next_cursor');
});

test('who waits for a book is for librarians to know', async () => {
  const reader = loans.aReader();
  const book = loans.aBook();
  expect(await loans.service.request('GET', `/waiting-list/books/${book.id}`, { as: reader })).toMatchObject({
    status: 403,
  });
});

test('the open loans of a book are its own, without those that have ended', async () => {
  const book = loans.aBook({ available: 3 });
  const ended = await loans.lend(loans.aReader(), book);
  await loans.service.request('POST', '/loans/return', { as: loans.librarian, body: { loan_id: ended.id } });
  const open = [await loans.lend(loans.aReader(), book), await loans.lend(loans.aReader(), book)];
  await loans.lend(loans.aReader());
  const { items } = await page(`/loans?book_id=${book.id}&status=open`);
  expect(items.map(({ id }) => id).toSorted()).toEqual(open.map(({ id }) => id).toSorted());
});
