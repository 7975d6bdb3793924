import { expect, test } from 'vitest';
import type { Act, Charge, Entry, Loan, State } from '../journal/entry.ts';
import { visitsOf } from '../journal/visits.ts';
import { slipOf, slipOfVisit } from './slip.ts';

const reader = { id: 'R1', name: 'Анна', language: 'ru' as const };
let count = 0;
const entry = (state: State, but: Partial<Entry> = {}): Entry => {
  count += 1;
  return { id: String(count).padStart(4, '0'), staffId: 'librarian', code: '', at: count, state, ...but };
};
const aLoan = (title: string, but: Partial<Loan> = {}): Loan => ({
  id: title,
  reader_id: 'R1',
  book_id: title,
  copy_id: title,
  barcode: title,
  title,
  status: 'open',
  issued_at: '',
  due_date: '2026-12-12',
  renewals: 0,
  renewals_left: 1,
  ...but,
});
const lent = (title: string) =>
  entry({ at: 'done', act: { kind: 'lend', readerId: 'R1', barcode: title }, loan: aLoan(title) });
const card = () => entry({ at: 'done', act: { kind: 'open', reader } });
const end = () => entry({ at: 'done', act: { kind: 'end' } });
const RETURN: Act = { kind: 'return', loanId: 'one', readerId: 'R1' };

const slipOfLast = (entries: Entry[]) => {
  const visit = visitsOf(entries).at(-1);
  return visit && slipOfVisit(visit, entries);
};

test('the slip of a visit has what was lent in it, but not what was undone, and nothing of other visits', () => {
  const mistake = lent('two');
  const undo = entry({ at: 'done', act: RETURN, loan: aLoan('two') }, { undoes: mistake.id });
  const slip = slipOfLast([card(), lent('zero'), end(), card(), lent('one'), mistake, undo, lent('three')]);
  expect(slip?.kind === 'lent' && slip.loans.map(({ title }) => title)).toEqual(['one', 'three']);
});

test('a book that was renewed in a visit is on its slip once, with its last due date', () => {
  const renew: Act = { kind: 'renew', loanId: 'one', readerId: 'R1', title: 'one' };
  const renewed = entry({ at: 'done', act: renew, loan: aLoan('one', { due_date: '2027-01-09' }) });
  expect(slipOfLast([card(), lent('one'), renewed])).toEqual({
    kind: 'lent',
    name: 'Анна',
    language: 'ru',
    loans: [{ title: 'one', barcode: 'one', due_date: '2027-01-09' }],
  });
});

test('what was handed over to somebody else meanwhile is not told to whoever stands there', () => {
  const another = entry({
    at: 'done',
    act: { kind: 'lend', readerId: 'R2', barcode: 'two' },
    loan: aLoan('two', { reader_id: 'R2' }),
  });
  const slip = slipOfLast([card(), lent('one'), another]);
  expect(slip?.kind === 'lent' && slip.loans.map(({ title }) => title)).toEqual(['one']);
  expect(slipOfLast([card(), another])).toBeUndefined();
});

test('a visit in which nothing was lent has no slip', () => {
  expect(slipOfLast([card(), entry({ at: 'done', act: RETURN, loan: aLoan('one') })])).toBeUndefined();
});

test('a return has a slip if somebody waits for the book', () => {
  const returned = (waiting: number) => entry({ at: 'done', act: RETURN, loan: aLoan('one', { waiting }) });
  expect(slipOf({ entry: returned(2) }, [])).toEqual({ kind: 'awaited', title: 'one', barcode: 'one', waiting: 2 });
  expect(slipOf({ entry: returned(0) }, [])).toBeUndefined();
});

test('a receipt has what was paid together, and nothing that was waived or paid at another time', () => {
  const settled = (title: string, minor: number, as: Charge['status'] & ('paid' | 'waived'), at: number) =>
    entry(
      {
        at: 'done',
        act: { kind: 'settle', fineId: title, readerId: 'R1', title, as },
        charge: {
          id: title,
          kind: 'overdue',
          loan_id: title,
          title,
          amount: { amount_minor: minor, currency: 'RUB' },
          outstanding: { amount_minor: 0, currency: 'RUB' },
          days_overdue: 3,
          status: as,
        },
      },
      { at },
    );
  const entries = [
    card(),
    settled('one', 1_000, 'paid', 500),
    settled('two', 2_050, 'paid', 500),
    settled('three', 700, 'waived', 500),
    settled('four', 900, 'paid', 600),
  ];
  const [, paid] = entries;
  expect(paid && slipOf({ entry: paid }, entries)).toMatchObject({
    kind: 'paid',
    charges: [{ title: 'one' }, { title: 'two' }],
    total: { amount_minor: 3_050, currency: 'RUB' },
  });
});
