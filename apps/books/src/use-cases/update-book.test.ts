import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogue, type Catalogue } from '../testing/catalogue.ts';

let books: Catalogue;
beforeAll(async () => {
  books = await catalogue();
});
afterAll(() => books.service.stop());

const correct = (id: string, title: string) =>
  books.service.request('PUT', `/books/${id}`, { as: books.librarian, body: { title, author: 'Достоевский Ф. М.' } });

test('each description has a higher version than the one before, also when two are given at once', async () => {
  const { id } = await books.aBook(0);
  await correct(id, 'Идиот. Роман');
  await Promise.all([correct(id, 'Идиот, т. 1'), correct(id, 'Идиот, т. 2')]);

  const told = await books.service.published();

  expect(told.map(({ type, data }) => [type, 'version' in data && data.version])).toEqual([
    ['book.added', 1],
    ['book.changed', 2],
    ['book.changed', 3],
    ['book.changed', 4],
  ]);
  expect(told.at(-1)).toMatchObject({ data: { title: (await books.book(id)).title } });
});

test('a book that is not there cannot be corrected', async () => {
  const answer = await correct('01890000-0000-7000-8000-000000000000', 'Т');
  expect(answer).toMatchObject({ status: 404, body: { code: 'book_not_found' } });
});
