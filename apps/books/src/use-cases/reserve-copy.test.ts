import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogue, type Catalogue } from '../testing/catalogue.ts';

let books: Catalogue;
beforeAll(async () => {
  books = await catalogue();
});
afterAll(() => books.service.stop());

const reserve = (bookId: string, wanted: object = {}, loanId: string = randomUUID()) =>
  books.service.request('PUT', `/internal/reservations/${loanId}`, {
    headers: { 'dapr-caller-app-id': 'loans' },
    body: { book_id: bookId, ...wanted },
  });
const available = async (bookId: string) => (await books.book(bookId)).available;

test('a copy is reserved, and what the loan needs of its book is told', async () => {
  const book = await books.aBook();

  const answer = await reserve(book.id);

  expect(answer).toMatchObject({ status: 200, body: { book_id: book.id, title: book.title, material: 'book' } });
});

test('a loan that asks again is told the same', async () => {
  const book = await books.aBook();
  const loanId = randomUUID();

  const first = await reserve(book.id, {}, loanId);

  expect(await reserve(book.id, { except_materials: ['book'] }, loanId)).toMatchObject({
    status: 200,
    body: first.body as object,
  });
});

test.each([
  ['except', { except_materials: ['video', 'book'] }],
  ['only', { only_materials: ['video'] }],
  ['nothing', { only_materials: [] }],
])('a book of a material that the loan may not have is refused, and its copy stays free: %s', async (_name, wanted) => {
  const book = await books.aBook();

  expect(await reserve(book.id, wanted)).toMatchObject({ status: 409, body: { code: 'not_for_loan' } });
  expect(await available(book.id)).toBe(1);
});

test('a book of a material that the loan may have is reserved', async () => {
  const book = await books.aBook(2);

  expect(await reserve(book.id, { only_materials: ['video', 'book'] })).toMatchObject({ status: 200 });
  expect(await reserve(book.id, { except_materials: ['video'] })).toMatchObject({ status: 200 });
});

test('why nothing is reserved is told: no such book, no free copy, a checkout that was aborted', async () => {
  const book = await books.aBook();
  const aborted = randomUUID();
  await books.release(aborted);

  expect(await reserve(randomUUID())).toMatchObject({ status: 404, body: { code: 'book_not_found' } });
  expect(await reserve(book.id, {}, aborted)).toMatchObject({ status: 409, body: { code: 'reservation_released' } });
  await books.reserve(book.id);
  expect(await reserve(book.id)).toMatchObject({ status: 409, body: { code: 'no_copy_available' } });
});
