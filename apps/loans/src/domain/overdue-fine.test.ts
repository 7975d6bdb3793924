import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#core/library-day.ts';
import contract from '#contracts/loans.json' with { type: 'json' };
import { alwaysOpen, closedOn } from '../testing/calendars.ts';
import { daysCharged, daysOverdue, LARGEST_FINE_MINOR, overdueFine } from './overdue-fine.ts';

const terms = { finePerDayMinor: 500, fineCapMinor: 5_000, graceDays: 2 };

test.each([
  ['on the due date', 0, 0],
  ['within the grace days', 2, 0],
  ['one day past the grace days every day counts', 3, 1_500],
  ['at the cap', 10, 5_000],
  ['above the cap', 400, 5_000],
])('%s', (_name, days, fine) => {
  expect(overdueFine(terms, days)).toBe(fine);
});

test('a cap of 0 is no cap', () => {
  expect(overdueFine({ ...terms, fineCapMinor: 0 }, 400)).toBe(200_000);
});

test('a fine without a cap never exceeds what the ledger can hold', () => {
  expect(overdueFine({ finePerDayMinor: 2_000_000_000, fineCapMinor: 0, graceDays: 0 }, 400)).toBe(2_147_483_647);
});

test('days are counted over month and leap day', () => {
  expect(daysOverdue('2028-02-28', '2028-03-01')).toBe(2);
  expect(daysOverdue('2026-12-31', '2027-01-01')).toBe(1);
  expect(daysOverdue('2026-05-10', '2026-05-01')).toBe(0);
});

test.each([
  [true, '2027-01-11', 11],
  // Not on the holidays, nor on Sundays.
  [false, '2027-01-11', 2],
  [false, '2027-01-10', 1],
  [false, '2026-12-31', 0],
])('where closed days count: %s, a book that is back on %s is charged %i days', (countClosedDays, back, days) => {
  const holidays = [1, 2, 3, 4, 5, 6, 7, 8].map((day) => `2027-01-0${day}`);
  const branch = closedOn(['sunday'], holidays);
  expect(daysCharged({ countClosedDays }, '2026-12-31', back, branch)).toBe(days);
});

const anyTerms = fc.record({
  finePerDayMinor: fc.nat(100_000),
  fineCapMinor: fc.nat(10_000_000),
  graceDays: fc.nat(60),
});

test('a fine never falls as days pass, is never negative and never above its cap', () => {
  fc.assert(
    fc.property(anyTerms, fc.nat(3_000), (someTerms, days) => {
      const fine = overdueFine(someTerms, days);
      expect(fine).toBeGreaterThanOrEqual(0);
      expect(overdueFine(someTerms, days + 1)).toBeGreaterThanOrEqual(fine);
      if (someTerms.fineCapMinor > 0) expect(fine).toBeLessThanOrEqual(someTerms.fineCapMinor);
      if (days <= someTerms.graceDays) expect(fine).toBe(0);
    }),
  );
});

test('a fine that skips closed days is never more than one that counts them, nor falls as days pass', () => {
  const anyDay = fc.integer({ min: 0, max: 60 }).map((days) => addDays('2026-10-01', days));
  const anyBranch = fc
    .tuple(fc.subarray(['monday', 'saturday', 'sunday'] as const), fc.uniqueArray(anyDay, { maxLength: 20 }))
    .map(([weekdays, days]) => closedOn(weekdays, days));
  fc.assert(
    fc.property(anyTerms, anyBranch, anyDay, fc.nat(90), (someTerms, branch, due, late) => {
      const fine = (countClosedDays: boolean, days: number) =>
        overdueFine(someTerms, daysCharged({ countClosedDays }, due, addDays(due, days), branch));
      expect(fine(false, late)).toBeLessThanOrEqual(fine(true, late));
      expect(fine(false, late + 1)).toBeGreaterThanOrEqual(fine(false, late));
      expect(overdueFine(someTerms, daysCharged({ countClosedDays: false }, due, addDays(due, late), alwaysOpen))).toBe(
        fine(true, late),
      );
    }),
  );
});

test('on all terms that the contract admits, a fine is an amount that the ledger holds, however late the book comes', () => {
  const bounds = contract.components.schemas.LendingTerms.properties;
  const upTo = ({ maximum }: { maximum: number }) => fc.oneof(fc.nat(maximum), fc.constant(maximum));
  const admitted = fc.record({
    finePerDayMinor: upTo(bounds.fine_per_day_minor),
    fineCapMinor: upTo(bounds.fine_cap_minor),
    graceDays: upTo(bounds.grace_days),
  });
  const daysOfTheCalendar = daysOverdue('0001-01-01', '9999-12-31');
  fc.assert(
    fc.property(admitted, fc.oneof(fc.nat(daysOfTheCalendar), fc.constant(daysOfTheCalendar)), (someTerms, days) => {
      const fine = overdueFine(someTerms, days);
      expect(Number.isInteger(fine)).toBe(true);
      expect(fine).toBeGreaterThanOrEqual(0);
      expect(fine).toBeLessThanOrEqual(LARGEST_FINE_MINOR);
      expect(BigInt(fine)).toBe(exactly(someTerms, days));
    }),
  );
});

function exactly(someTerms: typeof terms, days: number): bigint {
  if (days <= someTerms.graceDays) return 0n;
  const uncapped = BigInt(someTerms.finePerDayMinor) * BigInt(days);
  const cap = BigInt(someTerms.fineCapMinor || LARGEST_FINE_MINOR);
  return uncapped < cap ? uncapped : cap;
}
