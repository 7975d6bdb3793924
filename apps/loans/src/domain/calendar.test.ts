import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#core/library-day.ts';
import { closedOn } from '../testing/calendars.ts';
import { hoursOn, isOpenOn, nextOpenDay, openDaysBetween, previousOpenDay, type Calendar } from './calendar.ts';

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
