import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogue, type Catalogue } from '../testing/catalogue.ts';

let books: Catalogue;
beforeAll(async () => {
  books = await catalogue();
});
afterAll(() => books.service.stop());

const allocate = (bookId: string, wanted: object = {}, loanId: string = randomUUID()) =>
  books.service.request('PUT', `/internal/reservations/${loanId}`, {
    headers: { 'dapr-caller-app-id': 'loans' },
    body: { book_id: bookId, ...wanted },
  });
const available = async (bookId: string) => (await books.book(bookId)).available;

test('a copy is allocated, and the answer has what the loan needs about its book', async () => {
  const book = await books.aBook();

  const answer = await allocate(book.id);

  expect(answer).toMatchObject({ status: 200, body: { book_id: book.id, title: book.title, material: 'book' } });
});

test('a loan that asks again is told the same', async () => {
  const book = await books.aBook();
  const loanId = randomUUID();

  const first = await allocate(book.id, {}, loanId);

  expect(await allocate(book.id, { except_materials: ['book'] }, loanId)).toMatchObject({
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

  expect(await allocate(book.id, wanted)).toMatchObject({ status: 409, body: { code: 'not_for_loan' } });
  expect(await available(book.id)).toBe(1);
});

test('a copy of a material that the loan may have is allocated', async () => {
  const book = await books.aBook(2);

  expect(await allocate(book.id, { only_materials: ['video', 'book'] })).toMatchObject({ status: 200 });
  expect(await allocate(book.id, { except_materials: ['video'] })).toMatchObject({ status: 200 });
});

test('the answer says why nothing is allocated: no such book, no free copy, an aborted checkout', async () => {
  const book = await books.aBook();
  const aborted = randomUUID();
  await books.release(aborted);

  expect(await allocate(randomUUID())).toMatchObject({ status: 404, body: { code: 'book_not_found' } });
  expect(await allocate(book.id, {}, aborted)).toMatchObject({ status: 409, body: { code: 'allocation_released' } });
  await books.allocate(book.id);
  expect(await allocate(book.id)).toMatchObject({ status: 409, body: { code: 'no_copy_available' } });
});
