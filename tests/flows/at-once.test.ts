import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { waitFor } from '#testing/wait-for.ts';
import { aBook, aLibrarian, aReader, bookNow, borrow, codeOf, emailsTo, manyReaders } from '../support/library.ts';

const times = <T>(count: number, make: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index)));

test('of fifty readers who want the last copy at once exactly one gets it', async () => {
  const readers = await manyReaders(50);
  const book = await aBook({ total_copies: 1 });
  const answers = await Promise.all(readers.map((reader) => borrow(reader, book.id)));
  expect(answers.filter(({ response }) => response.status === 201).length).toBe(1);
  const refusals = answers.filter(({ error }) => error).map(({ error }) => codeOf(error));
  expect(new Set(refusals)).toEqual(new Set(['no_copy_available']));
  expect(await bookNow(book.id)).toMatchObject({ total_copies: 1, available: 0 });
}, 120_000);

test('a reader who asks for ten books at once gets as many as the limit allows, and no copy stays allocated', async () => {
  const reader = await aReader();
  const books = await times(10, () => aBook());
  const answers = await Promise.all(books.map((book) => borrow(reader, book.id)));
  expect(answers.filter(({ response }) => response.status === 201).length).toBe(5);
  expect(new Set(answers.filter(({ error }) => error).map(({ error }) => codeOf(error)))).toEqual(
    new Set(['loan_limit_reached']),
  );
  await waitFor('the other copies on the shelf', async () => {
    const now = await Promise.all(books.map(({ id }) => bookNow(id)));
    return now.reduce((sum, { available }) => sum + available, 0) === 5;
  });
});

test('the same Idempotency-Key twice is one loan with one answer and one e-mail', async () => {
  const reader = await aReader();
  const book = await aBook({ total_copies: 5 });
  const key = randomUUID();
  const first = await borrow(reader, book.id, key);
  const second = await borrow(reader, book.id, key);
  expect(first.response.status).toBe(201);
  expect(second.response.status).toBe(201);
  expect(second.data).toEqual(first.data);
  expect((await bookNow(book.id)).available).toBe(4);

  const other = await borrow(reader, (await aBook()).id, key);
  expect([other.response.status, codeOf(other.error)]).toEqual([422, 'idempotency_key_reused']);
  const ofTheLoan = async () => (await emailsTo(reader.email)).filter(({ subject }) => subject.includes(book.title));
  await waitFor('the e-mail', async () => (await ofTheLoan()).length === 1);
});

test('the same Idempotency-Key sent ten times at once is one loan', async () => {
  const reader = await aReader();
  const book = await aBook({ total_copies: 10 });
  const key = randomUUID();
  const answers = await times(10, () => borrow(reader, book.id, key));
  const loans = new Set(answers.flatMap(({ data }) => (data ? [data.id] : [])));
  expect(loans.size).toBe(1);
  for (const { error } of answers) if (error) expect(codeOf(error)).toBe('request_in_progress');
  expect((await bookNow(book.id)).available).toBe(9);
});

test('a book is added once for one Idempotency-Key', async () => {
  const librarian = await aLibrarian();
  const header = { 'Idempotency-Key': randomUUID() };
  const body = { title: 'Once', author: `Author ${randomUUID()}`, total_copies: 2, material: 'book' as const };
  const answers = [
    await librarian.api.POST('/books', { params: { header }, body }),
    await librarian.api.POST('/books', { params: { header }, body }),
  ];
  expect(answers[0]?.data).toEqual(answers[1]?.data);
  const { data } = await librarian.api.GET('/books', { params: { query: { author: body.author } } });
  expect(data?.items.length).toBe(1);
});
