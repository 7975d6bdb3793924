import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#core/library-day.ts';
import { alwaysOpen, closedOn } from '../testing/calendars.ts';
import {
  hoursOn,
  isOpenOn,
  lastClosing,
  nextOpenDay,
  openDaysBetween,
  previousOpenDay,
  type Calendar,
} from './calendar.ts';

const anyDay = fc.integer({ min: 0, max: 80 }).map((days) => addDays('2027-11-20', days));
/** Some weekdays are closed; some days are closed as an exception, others are open. */
const anyCalendar: fc.Arbitrary<Calendar> = fc
  .record({
    weekdays: fc.subarray(['monday', 'wednesday', 'saturday', 'sunday'] as const),
    closed: fc.uniqueArray(anyDay, { maxLength: 15 }),
    opened: fc.uniqueArray(anyDay, { maxLength: 15 }),
  })
  .map(({ weekdays, closed, opened }) => {
    const calendar = closedOn(weekdays, closed);
    const short = [{ opens: '10:00', closes: '14:00' }];
    return {
      ...calendar,
      exceptions: new Map([...calendar.exceptions, ...opened.map((day) => [day, short] as const)]),
    };
  });

test('an exception goes before the week, whether it closes or opens', () => {
  const sundays = closedOn(['sunday'], ['2027-12-31']);
  expect(isOpenOn(sundays, '2027-12-31')).toBe(false);
  expect(isOpenOn(sundays, '2028-01-02')).toBe(false);
  const opened: Calendar = { ...sundays, exceptions: new Map([['2028-01-02', [{ opens: '10:00', closes: '14:00' }]]]) };
  expect(hoursOn(opened, '2028-01-02')).toEqual([{ opens: '10:00', closes: '14:00' }]);
});

test('open days are counted as one would count them day by day', () => {
  fc.assert(
    fc.property(anyCalendar, anyDay, fc.integer({ min: -3, max: 60 }), (calendar, after, days) => {
      const counted = Array.from({ length: Math.max(0, days) }, (_, index) => addDays(after, index + 1));
      expect(openDaysBetween(calendar, after, addDays(after, days))).toBe(
        counted.filter((day) => isOpenOn(calendar, day)).length,
      );
    }),
  );
});

test('between a day and the next open one, and the one before, the branch is closed', () => {
  fc.assert(
    fc.property(anyCalendar, anyDay, (calendar, day) => {
      const next = nextOpenDay(calendar, day) ?? '';
      expect(openDaysBetween(calendar, addDays(day, -1), next)).toBe(1);
      const previous = previousOpenDay(calendar, day, addDays(day, -60)) ?? '';
      expect(openDaysBetween(calendar, addDays(previous, -1), day)).toBe(1);
    }),
  );
});

test.each([
  ['on an open day, after its closing', '2026-05-08T18:00:00Z', '2026-05-08T16:00:00.000Z'],
  ['on an open day, before it', '2026-05-08T15:00:00Z', '2026-05-07T16:00:00.000Z'],
  ['after closed days', '2026-05-11T05:00:00Z', '2026-05-08T16:00:00.000Z'],
])('a branch has last closed: %s', (_when, now, closing) => {
  const calendar = closedOn(['saturday', 'sunday'], [], 'Europe/Moscow');
  expect(lastClosing(calendar, new Date(now))?.toISOString()).toBe(closing);
});

test('what never closes has not closed, and a night that goes on is no closing', () => {
  expect(lastClosing(alwaysOpen, new Date('2026-05-08T15:00:00Z'))).toBeUndefined();
  const night = { opens: '20:00', closes: '24:00' };
  const exceptions = new Map([
    ['2026-05-08', [night]],
    ['2026-05-09', [{ opens: '00:00', closes: '02:00' }]],
  ]);
  const never = closedOn(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'], []);
  const open = { timeZone: 'Europe/Moscow', week: never.week, exceptions };
  expect(lastClosing(open, new Date('2026-05-08T22:00:00Z'))).toBeUndefined();
  expect(lastClosing(open, new Date('2026-05-09T09:00:00Z'))?.toISOString()).toBe('2026-05-08T23:00:00.000Z');
});
