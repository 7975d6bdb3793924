import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

const returned = (loan: { loan_id: string; book_id: string; copy_id: string }, branch: string) => ({
  event_type: 'loan.returned' as const,
  ...anExampleLoan(loan),
  returned_at: '2026-03-02T10:00:00Z',
  days_overdue: 0,
  version: 2,
  branch_id: branch,
});

test.each<[string, (loan: { loan_id: string; book_id: string; copy_id: string }) => Promise<unknown>]>([
  ['the call', ({ loan_id }) => books.takeBack(loan_id, 'north')],
  ['the event', (loan) => books.service.deliver('loan.events', 'loan.returned', returned(loan, 'north'))],
  [
    'both, the event of another branch last',
    async (loan) => {
      await books.takeBack(loan.loan_id, 'north');
      await books.service.deliver('loan.events', 'loan.returned', returned(loan, 'main'));
    },
  ],
])('a copy that comes back at another branch than its own is on its way home by %s', async (_way, giveBack) => {
  const book = await books.aBook();
  const loan_id = randomUUID();
  const { copy_id, barcode } = await books.allocate(book.id, loan_id);
  await books.service.published();

  await giveBack({ loan_id, book_id: book.id, copy_id });

  const copy = await books.scan(barcode);
  expect(copy).toMatchObject({ status: 'in_transit', current_branch: 'north', destination: 'main' });
  expect(copy).not.toHaveProperty('loan_id');
  // Nobody can have it yet.
  expect(await books.service.published()).toEqual([]);
  await books.receiveCopy(barcode, 'main');
  expect((await books.service.published()).map(({ type }) => type)).toEqual(['book.available']);
});

test.each<[string, (loan: { loan_id: string; book_id: string; copy_id: string }, hold: string) => Promise<unknown>]>([
  [
    'the call',
    ({ loan_id }, hold) =>
      books.service.request(
        'PUT',
        `/internal/reservations/${loan_id}/returned?branch=north&hold_id=${hold}&hold_branch=north&damaged=true`,
        { headers: { 'dapr-caller-app-id': 'loans' } },
      ),
  ],
  [
    'the event',
    (loan, hold) => {
      const kept = { hold: { hold_id: hold, branch_id: 'north' } };
      const event = { ...returned(loan, 'north'), ...kept, damaged: true };
      return books.service.deliver('loan.events', 'loan.returned', event);
    },
  ],
])('a copy that comes back damaged is put aside where it lies by %s, whoever waits for it', async (_way, giveBack) => {
  const book = await books.aBook();
  const loan_id = randomUUID();
  const { copy_id, barcode } = await books.allocate(book.id, loan_id);
  await books.service.published();
  await giveBack({ loan_id, book_id: book.id, copy_id }, randomUUID());
  const aside = { status: 'damaged', current_branch: 'north' };
  expect(await books.scan(barcode)).toMatchObject(aside);
  expect(await books.scan(barcode)).not.toHaveProperty('hold_id');
  expect(await books.service.published()).toEqual([]);
  expect((await books.history(barcode))[0]).toMatchObject({ deed: 'returned' });
  // It was mended since: what is told once more puts it aside no more.
  await books.changeCopy(barcode, 'available');
  await giveBack({ loan_id, book_id: book.id, copy_id }, randomUUID());
  expect(await books.scan(barcode)).toMatchObject({ status: 'available' });
  await books.service.published();
});

test('a copy that was sent elsewhere and lent there goes home when it comes back, wherever that is', async () => {
  const book = await books.aBook();
  const [copy] = await books.copies(book.id);
  const barcode = copy?.barcode ?? '';
  for (const branch of [undefined, 'north', 'main'] as const) {
    await books.sendCopy(barcode, 'north');
    await books.receiveCopy(barcode, 'north');
    const loan_id = randomUUID();
    await books.allocate(book.id, loan_id);
    await books.takeBack(loan_id, branch);
    const goesHome = { status: 'in_transit', current_branch: 'north', destination: 'main' };
    const isHome = { status: 'available', current_branch: 'main' };
    expect(await books.scan(barcode)).toMatchObject(branch === 'main' ? isHome : goesHome);
    await books.receiveCopy(barcode, 'main');
  }
  await books.service.published();
});

describe('a copy that was lost on loan', () => {
  async function lostCopy() {
    const book = await books.aBook();
    const loan_id = randomUUID();
    const { copy_id, barcode } = await books.allocate(book.id, loan_id);
    const loan = { loan_id, book_id: book.id, copy_id };
    const lost = { lost_at: '2026-03-01T10:00:00Z', version: 2 };
    await books.service.deliver('loan.events', 'loan.lost', {
      event_type: 'loan.lost',
      ...anExampleLoan(loan),
      ...lost,
    });
    await books.service.published();
    return { loan, barcode, isBack: () => books.takeBack(loan_id) };
  }

  test('cannot be lent, stays with its loan, and comes back when that is returned', async () => {
    const { loan, barcode, isBack } = await lostCopy();
    expect(await books.scan(barcode)).toMatchObject({ status: 'lost', loan_id: loan.loan_id });
    await isBack();
    expect(await books.scan(barcode)).toMatchObject({ status: 'available' });
    expect((await books.service.published()).map(({ type }) => type)).toEqual(['book.available']);
  });

  test('is put back by its return only, and stays with its loan where it is recorded as lost once more', async () => {
    const { loan, barcode, isBack } = await lostCopy();
    const record = (status: string) =>
      books.service.request('PATCH', '/copies', { as: books.librarian, body: { barcode, status } });
    // Whoever says that it is only missing could say next that it is there, and its reader would stay charged.
    for (const status of ['available', 'missing', 'damaged', 'in_repair'])
      expect(await record(status)).toMatchObject({ status: 409, body: { code: 'lost_by_reader' } });
    expect(await record('lost')).toMatchObject({ status: 200, body: { status: 'lost', loan_id: loan.loan_id } });
    await isBack();
    expect(await books.scan(barcode)).toMatchObject({ status: 'available' });
  });

  test('is taken from it by hand, and a return of the loan changes it no more', async () => {
    const { barcode, isBack } = await lostCopy();
    const body = { barcode, status: 'withdrawn' };
    const answer = await books.service.request('PATCH', '/copies', { as: books.librarian, body });
    expect(answer).toMatchObject({ status: 200, body: { status: 'withdrawn' } });
    expect(answer.body).not.toHaveProperty('loan_id');
    await isBack();
    expect(await books.scan(barcode)).toMatchObject({ status: 'withdrawn' });
  });
});
