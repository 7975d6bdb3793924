import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, daysBetween } from '#core/library-day.ts';
import { alwaysOpen, closedOn } from '../testing/calendars.ts';
import { isOpenOn } from './calendar.ts';
import { bestRecall, recalledDueDate, type RecallableLoan } from './recall.ts';

const today = '2027-03-10';

const aLoan = (but: Partial<RecallableLoan> = {}): RecallableLoan => ({
  id: 'a',
  issuedOn: '2027-03-01',
  dueDate: '2027-04-01',
  terms: { guaranteedDays: 7, returnDays: 3 },
  calendar: alwaysOpen,
  today,
  ...but,
});

test('a recalled loan is due some days from today', () => {
  expect(recalledDueDate(aLoan())).toBe('2027-03-13');
});

test('its reader has it as long as was guaranteed', () => {
  expect(recalledDueDate(aLoan({ issuedOn: '2027-03-09' }))).toBe('2027-03-16');
});

test('it is due on an open day, and never later than without the recall', () => {
  const calendar = closedOn([], ['2027-03-13', '2027-03-14']);
  expect(recalledDueDate(aLoan({ calendar }))).toBe('2027-03-15');
  expect(recalledDueDate(aLoan({ calendar, dueDate: '2027-03-14' }))).toBe('2027-03-14');
  expect(recalledDueDate(aLoan({ dueDate: '2027-03-12' }))).toBe('2027-03-12');
});

test('the loan is recalled that is back first, not one that is overdue', () => {
  const [fresh, old] = [
    aLoan({ id: 'fresh', issuedOn: today, dueDate: '2027-03-24' }),
    aLoan({ id: 'old', dueDate: '2027-03-30' }),
  ];
  expect(bestRecall([fresh, old])).toEqual({ loan: old, dueDate: '2027-03-13' });
  expect(bestRecall([aLoan({ dueDate: addDays(today, -1) })])).toBeUndefined();
  expect(bestRecall([])).toBeUndefined();
});

const anyLoan = fc
  .record({
    issued: fc.integer({ min: -60, max: 0 }),
    term: fc.integer({ min: 0, max: 90 }),
    guaranteedDays: fc.integer({ min: 0, max: 90 }),
    returnDays: fc.integer({ min: 0, max: 60 }),
    closed: fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 10 }),
  })
  .map(({ issued, term, closed, ...terms }) => {
    const issuedOn = addDays(today, issued);
    const calendar = closedOn(
      [],
      closed.map((days) => addDays(today, days)),
    );
    return aLoan({ id: `${issued} ${term}`, issuedOn, dueDate: addDays(issuedOn, term), terms, calendar });
  });

test('a recall never gives more days, and takes none that were promised', () => {
  fc.assert(
    fc.property(fc.array(anyLoan, { maxLength: 8 }), (loans) => {
      const best = bestRecall(loans);
      const inTime = loans.filter(({ dueDate }) => dueDate >= today);
      expect(best === undefined).toBe(inTime.length === 0);
      if (!best) return;
      const { loan, dueDate } = best;
      expect(dueDate <= loan.dueDate).toBe(true);
      if (dueDate < loan.dueDate) {
        expect(daysBetween(loan.issuedOn, dueDate)).toBeGreaterThanOrEqual(loan.terms.guaranteedDays);
        expect(daysBetween(today, dueDate)).toBeGreaterThanOrEqual(loan.terms.returnDays);
        expect(isOpenOn(loan.calendar, dueDate)).toBe(true);
      }
      for (const other of inTime) expect(dueDate <= recalledDueDate(other)).toBe(true);
    }),
  );
});
