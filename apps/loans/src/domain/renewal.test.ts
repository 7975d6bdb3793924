import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Rejection } from '#errors';
import { addDays, endOfDay } from '#core/library-day.ts';
import { alwaysOpen } from '../testing/calendars.ts';
import { closedDaysRules } from './due-date.ts';
import {
  rejectRenewal,
  renewedDue,
  renewsFrom,
  renewsNow,
  type RenewableLoan,
  type RenewalCircumstances,
} from './renewal.ts';

const loan = ({ dueDate = '2026-05-20', ...but }: Partial<RenewableLoan> = {}): RenewableLoan => ({
  dueDate,
  dueAt: endOfDay(dueDate, 'Europe/Moscow'),
  returned: false,
  claimedReturned: false,
  renewals: 0,
  maxRenewals: 2,
  renewalDays: 14,
  hourly: undefined,
  closedDays: 'keep',
  fixedDueDate: undefined,
  calendar: alwaysOpen,
  ...but,
});
const circumstances = ({ today = '2026-05-18', ...but }: Partial<RenewalCircumstances> = {}): RenewalCircumstances => ({
  now: new Date(`${today}T09:00:00Z`),
  today,
  blocked: false,
  beyondLimits: [],
  expired: false,
  memberUntil: undefined,
  waiting: 0,
  available: 0,
  recalled: false,
  ...but,
});

const tooMuchOwed: Rejection[] = [{ code: 'fines_over_limit', facts: { limit_minor: 1, owes_minor: 2 } }];
const renewedDueDate = (asked: RenewableLoan, { now, memberUntil }: RenewalCircumstances) =>
  renewedDue(asked, { now, memberUntil }).day;

test('a renewal counts from the day on which it is asked for', () => {
  expect(rejectRenewal(loan(), circumstances())).toEqual([]);
  expect(renewedDueDate(loan(), circumstances())).toBe('2026-06-01');
});

test.each([
  ['loan_returned', { returned: true }, {}],
  ['loan_claimed_returned', { claimedReturned: true }, {}],
  ['patron_blocked', {}, { blocked: true }],
  ['fines_over_limit', {}, { beyondLimits: tooMuchOwed }],
  ['patron_expired', {}, { expired: true }],
  ['membership_ends', {}, { memberUntil: '2026-05-20' }],
  ['loan_overdue', {}, { today: '2026-05-21' }],
  ['renewal_limit_reached', { renewals: 2 }, {}],
  ['loan_recalled', {}, { recalled: true }],
  ['others_wait', {}, { waiting: 2, available: 1 }],
  ['renewal_too_soon', {}, { today: '2026-05-06' }],
])('%s', (code, ofLoan, ofCircumstances) => {
  expect(rejectRenewal(loan(ofLoan), circumstances(ofCircumstances)).map(({ code }) => code)).toEqual([code]);
});

test.each(closedDaysRules)(
  'however far away a due date is, it is soon known when a renewal would move it: %s',
  (closedDays) => {
    const [rejection] = rejectRenewal(loan({ dueDate: '9999-12-31', closedDays }), circumstances());
    expect(rejection).toEqual({ code: 'renewal_too_soon', facts: { soonest_date: '9999-12-18' } });
  },
);

test('on the due date itself a loan can be renewed', () => {
  expect(rejectRenewal(loan(), circumstances({ today: '2026-05-20' }))).toEqual([]);
});

test('a renewal ends with the membership', () => {
  const ends = circumstances({ memberUntil: '2026-05-25' });
  expect(rejectRenewal(loan(), ends)).toEqual([]);
  expect(renewedDueDate(loan(), ends)).toBe('2026-05-25');
});

test('no loan is due after the membership, and none that is renewed is due sooner', () => {
  fc.assert(
    fc.property(
      day,
      day,
      fc.integer({ min: 0, max: 90 }),
      fc.integer({ min: 1, max: 90 }),
      (today, until, ahead, days) => {
        const ends = circumstances({ today, memberUntil: until, expired: until < today });
        const asked = loan({ dueDate: addDays(today, ahead), renewalDays: days });
        if (rejectRenewal(asked, ends).length > 0) return;
        const renewed = renewedDueDate(asked, ends);
        expect(renewed <= until).toBe(true);
        expect(renewed > asked.dueDate).toBe(true);
      },
    ),
  );
});

test('waiting readers whom the shelf can serve do not block', () => {
  expect(rejectRenewal(loan(), circumstances({ waiting: 1, available: 1 }))).toEqual([]);
});

const day = fc.integer({ min: 0, max: 3_000 }).map((days) => addDays('2026-01-01', days));

test('the soonest date is the first on which the renewal is not too soon', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 90 }), fc.integer({ min: 0, max: 90 }), (today, renewalDays, ahead) => {
      const asked = loan({ dueDate: addDays(today, ahead), renewalDays });
      const tooSoonOn = (when: string) =>
        rejectRenewal(asked, circumstances({ today: when })).find((rejection) => rejection.code === 'renewal_too_soon');
      const rejection = tooSoonOn(today);
      if (!rejection) {
        expect(renewedDueDate(asked, circumstances({ today })) > asked.dueDate).toBe(true);
        return;
      }
      const soonest = rejection.facts.soonest_date;
      expect(tooSoonOn(soonest)).toBeUndefined();
      expect(tooSoonOn(addDays(soonest, -1))).toBeDefined();
    }),
  );
});

test.each(['on', 'not_after'] as const)('what must be back %s a fixed date is not renewed beyond it', (rule) => {
  const fixedDueDate = { day: '2026-05-20', rule };
  expect(rejectRenewal(loan({ fixedDueDate }), circumstances())).toEqual([
    { code: 'fixed_due_date', facts: { due_date: '2026-05-20' } },
  ]);
});

test('a fixed date shortens a renewal, and no longer counts once it has passed', () => {
  const renewed = (day: string) => renewedDueDate(loan({ fixedDueDate: { day, rule: 'not_after' } }), circumstances());
  expect(renewed('2026-05-25')).toBe('2026-05-25');
  expect(renewed('2026-05-17')).toBe('2026-06-01');
});

test('a loan is renewed without being asked for on the days before its due date, and on it, while renewals are left', () => {
  const itself = (but: Partial<RenewableLoan> = {}) => ({
    ...loan(but),
    autoRenewalDays: 3,
    autoRenewalMinutes: undefined,
  });
  fc.assert(
    fc.property(fc.integer({ min: -30, max: 30 }), (days) => {
      expect(renewsNow(itself(), circumstances({ today: addDays('2026-05-20', days) }))).toBe(-3 <= days && days <= 0);
    }),
  );
  const others = [{ returned: true }, { claimedReturned: true }, { renewals: 2 }];
  expect(others.map((but) => renewsFrom(itself(but)))).toEqual([undefined, undefined, undefined]);
  expect(renewsFrom({ ...loan(), autoRenewalDays: undefined, autoRenewalMinutes: undefined })).toBeUndefined();
});
