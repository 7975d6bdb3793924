import fc from 'fast-check';
import { expect, test } from 'vitest';
import { libraryDay } from '#core/library-day.ts';
import { alwaysOpen, closedOn } from '../testing/calendars.ts';
import { isOpenAt, openMinutesBetween, type Calendar } from './calendar.ts';
import { dueAfter } from './due-date.ts';
import { closedHoursRules, type ClosedHoursRule } from './hourly.ts';

/** Berlin puts its clocks forward on 2026-03-29 and back on 2026-10-25, at night. */
const berlin = (days: readonly string[] = []) => closedOn(['sunday'], days);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const dueOf = (
  from: string | Date,
  {
    hours = 3,
    closedHours = 'keep',
    memberUntil,
  }: { hours?: number; closedHours?: ClosedHoursRule; memberUntil?: string },
  calendar: Calendar,
) => dueAfter(new Date(from), { by: 'hours', hours, closedHours, memberUntil }, calendar);

test('what is lent for hours is due at a whole minute of its branch', () => {
  const due = dueOf('2026-05-20T10:00:30Z', {}, berlin());
  expect(due).toEqual({ day: '2026-05-20', at: new Date('2026-05-20T13:01:00Z'), time: '15:01' });
});

test.each([
  // Lent at 17:00 on a Saturday; the branch closes at 19:00, and on Sunday.
  ['keep', '2026-05-23T18:00:00Z'],
  ['end_of_opening', '2026-05-23T17:00:00Z'],
  ['next_opening', '2026-05-25T07:00:00Z'],
] as const)('while the branch is closed nothing is due, or what its policy says: %s', (closedHours, at) => {
  expect(dueOf('2026-05-23T15:00:00Z', { closedHours }, berlin()).at).toEqual(new Date(at));
});

test('the hour of closing itself is one at which something can be brought back', () => {
  const due = dueOf('2026-05-20T14:00:00Z', { closedHours: 'next_opening' }, berlin());
  expect(due).toMatchObject({ day: '2026-05-20', time: '19:00' });
});

test('what is lent while the branch is closed is due when it opens, and not before it was lent', () => {
  const due = dueOf('2026-05-23T19:00:00Z', { closedHours: 'end_of_opening' }, berlin());
  expect(due).toMatchObject({ day: '2026-05-25', time: '09:00' });
});

test('hours are hours, whatever is done to the clocks in between', () => {
  const night = (day: string) => dueOf(`${day}T22:30:00Z`, { hours: 4 }, berlin());
  expect(night('2026-03-28')).toMatchObject({ day: '2026-03-29', time: '04:30' });
  expect(night('2026-10-24')).toMatchObject({ day: '2026-10-25', time: '03:30' });
  expect(dueOf('2026-12-31T22:30:00Z', {}, berlin())).toMatchObject({ day: '2027-01-01', time: '02:30' });
});

test('a loan by hours ends with the membership', () => {
  const until = (closedHours: ClosedHoursRule) =>
    dueOf('2026-05-23T10:00:00Z', { hours: 30, closedHours, memberUntil: '2026-05-23' }, berlin()).at;
  expect(until('keep')).toEqual(new Date('2026-05-23T21:59:59.999Z'));
  expect(until('next_opening')).toEqual(new Date('2026-05-23T17:00:00Z'));
});

const instant = fc.date({ min: new Date('2026-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
const turns = fc
  .constantFrom('2026-03-28', '2026-10-24', '2026-12-31', '2027-03-27', '2027-12-31')
  .chain((day) => fc.integer({ min: 0, max: 36 * 60 }).map((minutes) => new Date(Date.parse(day) + minutes * MINUTE)));
const moment = fc.oneof(instant, turns);
const branch = fc.constantFrom(
  alwaysOpen,
  berlin(),
  berlin(['2026-12-31', '2027-01-01', '2027-01-02']),
  closedOn(['monday', 'tuesday'], [], 'America/New_York'),
  closedOn([], [], 'Australia/Lord_Howe'),
);

test('across changes of the clock and ends of years, nobody has less time than was said but where the branch closes before', () => {
  fc.assert(
    fc.property(
      moment,
      fc.integer({ min: 1, max: 72 }),
      fc.constantFrom(...closedHoursRules),
      branch,
      (from, hours, closedHours, calendar) => {
        const due = dueOf(from, { hours, closedHours }, calendar);
        const [early, late] = [from.getTime() + hours * HOUR, from.getTime() + hours * HOUR + MINUTE];
        expect(due.at > from).toBe(true);
        expect(due.day).toBe(libraryDay(due.at, calendar.timeZone));
        expect(due.at.getTime() % MINUTE).toBe(0);
        if (closedHours === 'keep') expect(due.at.getTime()).toBeLessThan(late);
        if (closedHours !== 'end_of_opening') expect(due.at.getTime()).toBeGreaterThanOrEqual(early);
        if (closedHours !== 'keep') expect(isOpenAt(calendar, due.at)).toBe(true);
        // A closed moment alone moves it.
        if (isOpenAt(calendar, new Date(Math.ceil(early / MINUTE) * MINUTE)))
          expect(due.at.getTime()).toBeLessThan(late);
      },
    ),
  );
});

const minutes = fc.integer({ min: 0, max: 4 * 24 * 60 });

test('the open minutes of two periods that follow each other are those of both together', () => {
  fc.assert(
    fc.property(moment, minutes, minutes, branch, (at, first, second, calendar) => {
      const one = new Date(Math.floor(at.getTime() / MINUTE) * MINUTE);
      const two = new Date(+one + first * MINUTE);
      const three = new Date(+two + second * MINUTE);
      const open = (from: Date, until: Date) => openMinutesBetween(calendar, from, until);
      expect(open(one, two) + open(two, three)).toBe(open(one, three));
      expect(open(one, three)).toBeLessThanOrEqual((+three - +one) / MINUTE);
      if (calendar === alwaysOpen) expect(open(one, three)).toBe((+three - +one) / MINUTE);
    }),
  );
});
