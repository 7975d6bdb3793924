import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween, libraryDay } from '#core/library-day.ts';
import { alwaysOpen, closedOn } from '../testing/calendars.ts';
import { isOpenOn, type Calendar } from './calendar.ts';
import { closedDaysRules, dueAt, dueDate } from './due-date.ts';
import type { Weekday } from './opening-hours.ts';

test.each([
  [undefined, '2026-05-15'],
  ['2026-05-15', '2026-05-15'],
  ['2026-05-14', '2026-05-14'],
  ['2026-05-01', '2026-05-01'],
])('a loan of fourteen days to a member until %s is due on %s', (memberUntil, due) => {
  expect(dueDate('2026-05-01', { days: 14, closedDays: 'keep', memberUntil }, alwaysOpen)).toBe(due);
});

/** Closed on Sundays and on the first days of a year. */
const branch = closedOn(['sunday'], ['2027-01-01', '2027-01-02']);

test.each([
  ['keep', '2027-01-01'],
  ['previous_open_day', '2026-12-31'],
  // The third is a Sunday.
  ['next_open_day', '2027-01-04'],
] as const)('over the end of a year, %s makes a loan due on %s', (closedDays, due) => {
  expect(dueDate('2026-12-18', { days: 14, closedDays, memberUntil: undefined }, branch)).toBe(due);
});

test('what the membership cuts off moves back, never forward', () => {
  const until = (memberUntil: string) =>
    dueDate('2026-12-18', { days: 30, closedDays: 'next_open_day', memberUntil }, branch);
  expect(until('2027-01-02')).toBe('2026-12-31');
  expect(until('2027-01-05')).toBe('2027-01-05');
});

const weekdays: Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
/** About the days on which clocks are changed, and the end of the year. */
const anyDay = fc
  .tuple(
    fc.constantFrom('2026-03-08', '2026-03-29', '2026-10-25', '2026-11-01', '2026-12-31'),
    fc.integer({ min: -20, max: 20 }),
  )
  .map(([day, days]) => addDays(day, days));
const anyZone = fc.constantFrom(
  'Europe/Berlin',
  'America/New_York',
  'Europe/Moscow',
  'America/Santiago',
  'Pacific/Apia',
);
const anyCalendar: fc.Arbitrary<Calendar> = fc
  .tuple(fc.subarray(weekdays), fc.uniqueArray(anyDay, { maxLength: 30 }), anyZone)
  .map(([week, days, zone]) => closedOn(week, days, zone));
const anyRule = fc.constantFrom(...closedDaysRules);
const anyTerm = fc.integer({ min: 1, max: 40 });
const anyMembership = fc.option(anyDay, { nil: undefined });

describe('whatever the calendar', () => {
  test('with next_open_day no loan is due on a closed day, unless the branch is closed for a year', () => {
    fc.assert(
      fc.property(anyCalendar, anyDay, anyTerm, (calendar, from, days) => {
        const due = dueDate(from, { days, closedDays: 'next_open_day', memberUntil: undefined }, calendar);
        const isNeverOpen = weekdays.every((day) => calendar.week[day].length === 0);
        expect(isOpenOn(calendar, due)).toBe(!isNeverOpen);
        expect(due >= addDays(from, days)).toBe(true);
      }),
    );
  });

  test('with previous_open_day a loan is never due later than without it', () => {
    fc.assert(
      fc.property(anyCalendar, anyDay, anyTerm, (calendar, from, days) => {
        const due = dueDate(from, { days, closedDays: 'previous_open_day', memberUntil: undefined }, calendar);
        expect(due <= addDays(from, days)).toBe(true);
      }),
    );
  });

  test('no loan is due before it was issued, or after the membership', () => {
    fc.assert(
      fc.property(anyCalendar, anyRule, anyDay, anyTerm, anyMembership, (calendar, closedDays, from, days, until) => {
        fc.pre(until === undefined || until >= from);
        const due = dueDate(from, { days, closedDays, memberUntil: until }, calendar);
        expect(due >= from).toBe(true);
        if (until !== undefined) expect(due <= until).toBe(true);
      }),
    );
  });

  test('a longer loan is never due earlier', () => {
    fc.assert(
      fc.property(anyCalendar, anyRule, anyDay, anyTerm, anyMembership, (calendar, closedDays, from, days, until) => {
        const terms = { closedDays, memberUntil: until };
        const due = dueDate(from, { ...terms, days }, calendar);
        expect(dueDate(from, { ...terms, days: days + 1 }, calendar) >= due).toBe(true);
      }),
    );
  });

  test('a branch that is closed for a year and more bounds the search, and the due date stays', () => {
    const never = closedOn(weekdays);
    for (const closedDays of closedDaysRules)
      expect(dueDate('2026-05-01', { days: 14, closedDays, memberUntil: undefined }, never)).toBe('2026-05-15');
  });

  test('the due instant is in the due day by the clock of the branch, and a moment later it is the next day', () => {
    fc.assert(
      fc.property(anyDay, anyZone, (day, timeZone) => {
        const due = dueAt(day, { timeZone });
        expect(libraryDay(due, timeZone)).toBe(day);
        expect(libraryDay(new Date(due.getTime() + 1), timeZone)).toBe(addDays(day, 1));
      }),
    );
  });
});

test.each([
  ['Europe/Berlin', '2026-03-29', 23],
  ['Europe/Berlin', '2026-10-25', 25],
  ['America/New_York', '2026-03-08', 23],
  ['America/New_York', '2026-11-01', 25],
  // Clocks are put forward at midnight: the day begins at one.
  ['America/Santiago', '2026-09-06', 23],
])('in %s the day of %s has %i hours', (timeZone, day, hours) => {
  const [before, due] = [addDays(day, -1), day].map((one) => dueAt(one, { timeZone }).getTime());
  expect(daysBetween(addDays(day, -1), day)).toBe(1);
  expect(((due ?? 0) - (before ?? 0)) / 3_600_000).toBe(hours);
});

test('the last day that a date can name ends, too', () => {
  expect(dueAt('9999-12-31', alwaysOpen).toISOString()).toBe('9999-12-31T20:59:59.999Z');
});

describe('a fixed date', () => {
  const due = (
    day: string,
    rule: 'on' | 'not_after' | 'not_before',
    but: Partial<Parameters<typeof dueDate>[1]> = {},
  ) =>
    dueDate(
      '2026-12-18',
      { days: 14, closedDays: 'next_open_day', memberUntil: undefined, fixedDueDate: { day, rule }, ...but },
      branch,
    );

  test.each([
    ['on', '2027-05-31', '2027-05-31'],
    ['on', '2026-12-20', '2026-12-19'],
    ['not_after', '2026-12-26', '2026-12-26'],
    ['not_after', '2027-05-31', '2027-01-04'],
    ['not_before', '2027-05-31', '2027-05-31'],
    ['not_before', '2026-12-20', '2027-01-04'],
  ] as const)('%s %s makes what is lent for a fortnight before Christmas due on %s', (rule, day, expected) => {
    expect(due(day, rule)).toBe(expected);
  });

  test('on a closed day moves back, never forward, and never beyond the membership', () => {
    expect(due('2027-01-03', 'not_after')).toBe('2026-12-31');
    expect(due('2027-05-31', 'on', { memberUntil: '2027-03-01' })).toBe('2027-03-01');
  });

  test('that has passed does not count', () => {
    for (const rule of ['on', 'not_after', 'not_before'] as const) expect(due('2026-12-17', rule)).toBe('2027-01-04');
  });

  test('bounds the due date, whatever the calendar', () => {
    fc.assert(
      fc.property(anyCalendar, anyDay, anyTerm, anyRule, fc.nat(60), (calendar, from, days, closedDays, later) => {
        const day = addDays(from, later);
        const dueBy = (rule: 'on' | 'not_after' | 'not_before') =>
          dueDate(from, { days, closedDays, memberUntil: undefined, fixedDueDate: { day, rule } }, calendar);
        for (const rule of ['on', 'not_after'] as const) expect(dueBy(rule) <= day).toBe(true);
        if (closedDays !== 'previous_open_day') expect(dueBy('not_before') >= day).toBe(true);
        for (const rule of ['on', 'not_after', 'not_before'] as const) expect(dueBy(rule) >= from).toBe(true);
      }),
    );
  });
});
