import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogue, type Catalogue } from '../testing/catalogue.ts';

const JOB = 'release-stale-allocations';
let now = new Date();
let books: Catalogue;
beforeAll(async () => {
  books = await catalogue({ now: () => now, staleAfterSeconds: 60 });
});
afterAll(() => books.service.stop());

test('loans that are committed and not heard of hide none that died; each is looked into once', async () => {
  const { id } = await books.aBook(251);
  for (let loan = 0; loan < 250; loan += 1) books.committed.add((await books.allocate(id)).loan_id);
  const dead = randomUUID();
  await books.allocate(id, dead);
  await books.service.published();
  now = new Date(Date.now() + 61_000);

  await books.service.runJob(JOB);

  expect(await books.book(id)).toMatchObject({ total_copies: 251, available: 1 });
  expect((await books.copies(id)).filter(({ status }) => status === 'on_loan').length).toBe(250);
  expect(await books.service.published()).toMatchObject([
    { type: 'book.available', data: { book_id: id, available: 1 } },
  ]);
  expect(books.asked.length).toBe(251);
  expect(books.asked.at(-1)).toBe(dead);

  await books.service.runJob(JOB);
  expect(books.asked.length).toBe(251);
});

test('a loan of which loans cannot say is asked for again, not set aside', async () => {
  const { id } = await books.aBook(1);
  await books.allocate(id);
  now = new Date(Date.now() + 61_000);
  books.loans.answers = false;
  await expect(books.service.runJob(JOB)).rejects.toThrow();
  expect(await books.book(id)).toMatchObject({ available: 0 });

  books.loans.answers = true;
  await books.service.runJob(JOB);
  expect(await books.book(id)).toMatchObject({ available: 1 });
});

test('a recent allocation is left alone', async () => {
  const { id } = await books.aBook(1);
  now = new Date();
  await books.allocate(id);
  await books.service.runJob(JOB);
  expect(await books.book(id)).toMatchObject({ available: 0 });
});
