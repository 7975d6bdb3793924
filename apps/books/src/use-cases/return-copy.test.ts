import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anExampleLoan } from '#testing/example-loan.ts';
import { catalogue, type Catalogue } from '../testing/catalogue.ts';

let books: Catalogue;
beforeAll(async () => {
  books = await catalogue();
});
afterAll(() => books.service.stop());

const loansOf = async (bookId: string) =>
  books.service.db.selectFrom('loans_by_day').select('loans').where('book_id', '=', bookId).execute();

test('a copy that is returned can be lent again at once, and that is announced once', async () => {
  const book = await books.aBook();
  const loanId = randomUUID();
  const { copy_id } = await books.allocate(book.id, loanId);
  await books.service.published();

  await books.takeBack(loanId);
  await books.takeBack(loanId);
  const loan = anExampleLoan({ loan_id: loanId, book_id: book.id, copy_id });
  const returned = { returned_at: '2026-03-02T10:00:00Z', days_overdue: 0, version: 2 };
  await books.service.deliver('loan.events', 'loan.returned', {
    event_type: 'loan.returned',
    ...loan,
    ...returned,
  });

  expect((await books.service.published()).map(({ type }) => type)).toEqual(['book.available']);
  // It was lent, though books had not heard of that yet.
  expect(await loansOf(book.id)).toEqual([{ loans: 1 }]);
  await books.allocate(book.id);
});

test('a loan that books knows nothing of has no copy to free', async () => {
  await books.takeBack(randomUUID());
  expect(await books.service.published()).toEqual([]);
});
