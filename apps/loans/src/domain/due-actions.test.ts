import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#core/library-day.ts';
import { alwaysOpen, closedOn } from '../testing/calendars.ts';
import type { Calendar } from './calendar.ts';
import { dueActions, firstActionOn, type LoanInHand } from './due-actions.ts';

const terms = { finePerDayMinor: 500, fineCapMinor: 5_000, graceDays: 1, countClosedDays: true };
const DUE = '2026-05-15';
const loan = (but: Partial<LoanInHand> = {}): LoanInHand => ({
  dueDate: DUE,
  fineTerms: terms,
  calendar: alwaysOpen,
  overdueToldFor: null,
  remindedFor: null,
  remindedDay: null,
  ...but,
});

/** Simulates the days, checking the loan only on its own dates. @returns what was done, by day. */
function live(
  terms: LoanInHand['fineTerms'],
  from: number,
  to: number,
  { skipped = new Set(), calendar = alwaysOpen }: { skipped?: ReadonlySet<number>; calendar?: Calendar } = {},
) {
  const done: { day: number; told: boolean; reminder: string | undefined; fine: number }[] = [];
  let state = loan({ fineTerms: terms, calendar });
  let next = firstActionOn(state, addDays(DUE, from));
  for (let day = from; day <= to; day += 1) {
    const today = addDays(DUE, day);
    if (next === null || next > today || skipped.has(day)) continue;
    const actions = dueActions(state, today);
    done.push({ day, told: actions.tellOverdue, reminder: actions.reminder?.kind, fine: actions.fineMinor });
    state = {
      ...state,
      overdueToldFor: actions.tellOverdue ? DUE : state.overdueToldFor,
      ...(actions.reminder && { remindedFor: DUE, remindedDay: actions.reminder.fromDay }),
    };
    next = actions.nextActionOn;
  }
  return done;
}

test('a loan is looked at on the days on which something is due, and then never again', () => {
  expect(live(terms, -14, 500)).toEqual([
    { day: -2, told: false, reminder: 'due_soon', fine: 0 },
    { day: 0, told: false, reminder: 'due_today', fine: 0 },
    { day: 1, told: true, reminder: 'overdue_1', fine: 0 },
    ...[2, 3, 4, 5, 6].map((day) => ({ day, told: false, reminder: undefined, fine: day * 500 })),
    { day: 7, told: false, reminder: 'overdue_7', fine: 3_500 },
    { day: 8, told: false, reminder: undefined, fine: 4_000 },
    { day: 9, told: false, reminder: undefined, fine: 4_500 },
    { day: 10, told: false, reminder: undefined, fine: 5_000 },
    { day: 14, told: false, reminder: 'overdue_14', fine: 5_000 },
    { day: 28, told: false, reminder: 'overdue_28', fine: 5_000 },
  ]);
});

test('a loan that is late when it is issued is acted on at once', () => {
  expect(firstActionOn(loan(), addDays(DUE, 10))).toBe(addDays(DUE, 10));
});

test('what was done about an earlier due date counts for nothing after a renewal', () => {
  const renewed = loan({ overdueToldFor: '2026-05-01', remindedFor: '2026-05-01', remindedDay: 28 });
  expect(dueActions(renewed, addDays(DUE, 1))).toMatchObject({
    tellOverdue: true,
    reminder: { kind: 'overdue_1' },
  });
});

test('looking only when a loan says so misses nothing that looking every day finds, whichever days are missed', () => {
  const anyTerms = fc.record({
    finePerDayMinor: fc.nat(1_000),
    fineCapMinor: fc.nat(20_000),
    graceDays: fc.nat(40),
    countClosedDays: fc.boolean(),
  });
  const missed = fc.uniqueArray(fc.integer({ min: -10, max: 60 })).map((days) => new Set(days));
  const aCalendar = fc.constantFrom(alwaysOpen, closedOn(['saturday', 'sunday'], ['2026-05-18', '2026-06-01']));
  fc.assert(
    fc.property(anyTerms, missed, fc.integer({ min: -30, max: 40 }), aCalendar, (terms, skipped, from, calendar) => {
      const seldom = live(terms, from, 90, { skipped, calendar });
      let told = 0;
      let state = loan({ fineTerms: terms, calendar });
      const reminded: string[] = [];
      for (let day = from; day <= 90; day += 1) {
        if (skipped.has(day)) continue;
        const { tellOverdue, reminder, fineMinor } = dueActions(state, addDays(DUE, day));
        if (tellOverdue) told += 1;
        if (reminder) reminded.push(`${day} ${reminder.kind}`);
        state = {
          ...state,
          overdueToldFor: tellOverdue ? DUE : state.overdueToldFor,
          ...(reminder && { remindedFor: DUE, remindedDay: reminder.fromDay }),
        };
        const charged = seldom.findLast((look) => look.day <= day)?.fine ?? 0;
        expect(charged).toBe(fineMinor);
      }
      expect(seldom.filter((look) => look.told).length).toBe(told);
      expect(seldom.flatMap((look) => (look.reminder ? [`${look.day} ${look.reminder}`] : []))).toEqual(reminded);
    }),
  );
});
