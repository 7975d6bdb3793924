import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#core/library-day.ts';
import { closedOn } from '../testing/calendars.ts';
import { isOpenOn } from './calendar.ts';
import {
  MOST_SHELF_DAYS,
  isToldLate,
  movedShelfDay,
  rejectHold,
  remindedOf,
  shelfTermsAt,
  shelfUntil,
  wrongShelfDay,
} from './hold.ts';

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
  const given = { readyOn: '2027-03-07', until: '2027-03-14', notAfter: null, isSet: false };
  expect(movedShelfDay(given, 7, open)).toBeUndefined();
  expect(movedShelfDay(given, 7, closedOn([], ['2027-03-14', '2027-03-15']))).toBe('2027-03-16');
  expect(movedShelfDay({ ...given, until: '2027-03-20' }, 7, open)).toBeUndefined();
  expect(movedShelfDay({ ...given, notAfter: '2027-03-14' }, 7, closedOn([], ['2027-03-14']))).toBeUndefined();
});

test('a last day that staff have set is moved by no rule, but off a day on which the branch is closed', () => {
  const set = { readyOn: '2027-03-07', until: '2027-03-09', notAfter: null, isSet: true };
  expect(movedShelfDay(set, 7, closedOn([], []))).toBeUndefined();
  expect(movedShelfDay(set, 30, closedOn([], []))).toBeUndefined();
  expect(movedShelfDay(set, 7, closedOn([], ['2027-03-09']))).toBe('2027-03-10');
});

test('staff set no day that is past, nor one that is too far ahead', () => {
  expect(wrongShelfDay('2027-03-06', '2027-03-07')).toBe('day_is_past');
  expect(wrongShelfDay('2027-03-07', '2027-03-07')).toBeUndefined();
  expect(wrongShelfDay(addDays('2027-03-07', MOST_SHELF_DAYS), '2027-03-07')).toBeUndefined();
  expect(wrongShelfDay(addDays('2027-03-07', MOST_SHELF_DAYS + 1), '2027-03-07')).toBe('too_far_ahead');
});

test('staff may leave a copy on the shelf for another day where a branch has it stand there for longest', () => {
  const last = shelfUntil('2027-03-07', { days: 366, notAfter: null }, closedOn([], []));
  expect(wrongShelfDay(last, '2027-03-08')).toBeUndefined();
});

test('a reader is either reminded of a last day or told of it as late as that', () => {
  const anyDay = fc.integer({ min: 0, max: 40 }).map((days) => addDays('2027-12-01', days));
  fc.assert(
    fc.property(anyDay, anyDay, fc.integer({ min: 0, max: 30 }), (today, until, reminderDays) => {
      fc.pre(until >= today);
      const days = remindedOf(today, reminderDays);
      const reminds = days !== undefined && days.from <= until && until <= days.to;
      expect(reminds).toBe(reminderDays > 0 && isToldLate(until, today, reminderDays));
    }),
  );
});

test('what a branch says of its hold shelf goes before what the library says', () => {
  const library = { shelfDays: 7, reminderDays: 2 };
  expect(shelfTermsAt({ holdShelfDays: 3, holdReminderDays: 0 }, library)).toEqual({ shelfDays: 3, reminderDays: 0 });
  expect(shelfTermsAt({ holdShelfDays: null, holdReminderDays: null }, library)).toEqual(library);
  expect(shelfTermsAt(undefined, library)).toEqual(library);
});
