import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anExampleLoan } from '#testing/example-loan.ts';
import { catalogue, type Catalogue } from '../testing/catalogue.ts';

let books: Catalogue;
beforeAll(async () => {
  books = await catalogue();
});
afterAll(() => books.service.stop());

const returned = (book_id: string, { loan_id, copy_id }: { loan_id: string; copy_id: string }) => ({
  ...anExampleLoan({ loan_id, book_id, copy_id }),
  event_type: 'loan.returned' as const,
  version: 2,
  returned_at: '2026-05-02T10:00:00Z',
  days_overdue: 0,
});

test.each<[way: string, come: (bookId: string) => Promise<unknown>, available: number]>([
  [
    'is returned',
    async (id) => books.service.deliver('loan.events', 'loan.returned', returned(id, await books.allocate(id))),
    1,
  ],
  ['is given back by a loan that came to nothing', async (id) => books.release((await books.allocate(id)).loan_id), 1],
  [
    'was withdrawn and is put back',
    async (id) => {
      const [copy] = await books.copies(id);
      await books.changeCopy(copy?.barcode ?? '', 'withdrawn');
      await books.changeCopy(copy?.barcode ?? '', 'available');
    },
    1,
  ],
  ['is bought', (id) => books.addCopy(id), 2],
])('whoever waits for a book hears when a copy of it %s', async (_way, come, available) => {
  const { id } = await books.aBook(1);
  await books.service.published();

  await come(id);

  const announced = (await books.service.published()).filter(({ type }) => type === 'book.available');
  expect(announced).toMatchObject([{ subject: id, data: { book_id: id, available } }]);
});

test('a copy that was on the shelf all along is not announced', async () => {
  const { id } = await books.aBook(1);
  const [copy] = await books.copies(id);
  await books.service.published();
  await books.changeCopy(copy?.barcode ?? '', 'available');
  await books.release(randomUUID());
  expect(await books.service.published()).toEqual([]);
});
