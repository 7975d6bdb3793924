import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#core/library-day.ts';
import { closedOn } from '../testing/calendars.ts';
import { isOpenOn } from './calendar.ts';
import { movedShelfDay, rejectHold, shelfUntil } from './hold.ts';

const terms = { shelfDays: 7, limit: 2 };
const policy = {
  category: '*',
  material: '*',
  branch: '*',
  fixedDueDate: undefined,
  lostPriceMinor: 0,
  processingFeeMinor: 0,
  recall: undefined,
  holdPriority: 0,
  lostRefundDays: undefined,
  refundProcessingFee: false,
  lostAfterDays: undefined,
  autoRenewalDays: undefined,
  validFrom: undefined,
  loanDays: 14,
  renewalDays: 14,
  maxRenewals: 2,
  finePerDayMinor: 0,
  fineCapMinor: 0,
  graceDays: 0,
  closedDays: 'keep',
  countClosedDays: true,
} as const;
const reader = {
  blocked: false,
  unverified: false,
  expired: false,
  hasThisBook: false,
  openHolds: 0,
  beyondLimits: [],
};

test('all reasons against a hold are told at once', () => {
  expect(rejectHold(reader, { policy }, terms)).toEqual([]);
  expect(
    rejectHold(
      {
        blocked: true,
        unverified: true,
        expired: true,
        hasThisBook: true,
        openHolds: 2,
        beyondLimits: [{ code: 'has_overdue_loans', facts: { limit: 0, has: 1 } }],
      },
      { policy: { ...policy, loanDays: 0 }, copyStatus: 'lost' },
      terms,
    ).map(({ code }) => code),
  ).toEqual([
    'patron_blocked',
    'email_not_verified',
    'has_overdue_loans',
    'patron_expired',
    'already_borrowed',
    'copy_lost',
    'hold_limit_reached',
    'not_for_loan',
  ]);
});

test('a copy stands on the hold shelf until an open day', () => {
  const calendar = closedOn(['sunday'], ['2027-03-15']);
  // The 14th is a Sunday.
  expect(shelfUntil('2027-03-07', { days: 7, notAfter: null }, calendar)).toBe('2027-03-16');
});

test('an earlier day of the reader goes before, and no copy leaves the shelf before it stood there', () => {
  const calendar = closedOn([], []);
  expect(shelfUntil('2027-03-07', { days: 7, notAfter: '2027-03-09' }, calendar)).toBe('2027-03-09');
  expect(shelfUntil('2027-03-07', { days: 7, notAfter: '2027-03-05' }, calendar)).toBe('2027-03-07');
  expect(shelfUntil('2027-03-07', { days: 7, notAfter: '2027-04-09' }, calendar)).toBe('2027-03-14');
});

test('whatever the calendar, nobody gets fewer days than there are, nor a last day that is closed', () => {
  const anyDay = fc.integer({ min: 0, max: 60 }).map((days) => addDays('2027-12-01', days));
  fc.assert(
    fc.property(
      anyDay,
      fc.integer({ min: 1, max: 20 }),
      fc.uniqueArray(anyDay, { maxLength: 20 }),
      fc.subarray(['monday', 'saturday', 'sunday'] as const),
      (from, days, closed, weekdays) => {
        const calendar = closedOn(weekdays, closed);
        const last = shelfUntil(from, { days, notAfter: null }, calendar);
        expect(last >= addDays(from, days)).toBe(true);
        expect(isOpenOn(calendar, last)).toBe(true);
      },
    ),
  );
});

test('a copy that may come back can be waited for', () => {
  for (const copyStatus of ['missing', 'damaged', 'on_order', 'on_loan'] as const)
    expect(rejectHold(reader, { policy, copyStatus }, terms)).toEqual([]);
});

test('a closure gives a hold on the shelf more days, and no calendar takes any away', () => {
  const open = closedOn([], []);
  const given = { readyOn: '2027-03-07', until: '2027-03-14', notAfter: null };
  expect(movedShelfDay(given, 7, open)).toBeUndefined();
  expect(movedShelfDay(given, 7, closedOn([], ['2027-03-14', '2027-03-15']))).toBe('2027-03-16');
  expect(movedShelfDay({ ...given, until: '2027-03-20' }, 7, open)).toBeUndefined();
  expect(movedShelfDay({ ...given, notAfter: '2027-03-14' }, 7, closedOn([], ['2027-03-14']))).toBeUndefined();
});
