import { addDays, daysBetween, instantOf, libraryDay, type LocalDate } from '#core/library-day.ts';
import { weekdayOf, type Span, type WeekHours } from './opening-hours.ts';

/** When a branch is open. */
export type Calendar = {
  timeZone: string;
  week: WeekHours;
  /** The hours of the days that are other than any such day of the week. */
  exceptions: ReadonlyMap<LocalDate, readonly Span[]>;
};

/** Whoever is closed for longer opens on no day that anybody could wait for. */
export const LONGEST_CLOSURE_DAYS = 366;

export const hoursOn = ({ week, exceptions }: Calendar, day: LocalDate): readonly Span[] =>
  exceptions.get(day) ?? week[weekdayOf(day)];

export const isOpenOn = (calendar: Calendar, day: LocalDate): boolean => hoursOn(calendar, day).length > 0;

/** The first open day from this one on; none within a year of closed ones. */
export function nextOpenDay(calendar: Calendar, from: LocalDate): LocalDate | undefined {
  for (let days = 0; days <= LONGEST_CLOSURE_DAYS; days += 1) {
    const day = addDays(from, days);
    if (isOpenOn(calendar, day)) return day;
  }
  return undefined;
}

/** The last open day until this one, and not before another. */
export function previousOpenDay(calendar: Calendar, until: LocalDate, notBefore: LocalDate): LocalDate | undefined {
  for (let day = until; day >= notBefore; day = addDays(day, -1)) if (isOpenOn(calendar, day)) return day;
  return undefined;
}

/**
 * How many of the days after one day, until and with another, the branch was open: by whole weeks, since a book may be
 * out for years, and every night asks.
 */
export function openDaysBetween({ week, exceptions }: Calendar, after: LocalDate, until: LocalDate): number {
  const days = daysBetween(after, until);
  if (days <= 0) return 0;
  const isUsuallyOpen = (day: LocalDate) => week[weekdayOf(day)].length > 0;
  const openOf = (count: number) =>
    Array.from({ length: count }, (_, index) => addDays(until, -index)).filter(isUsuallyOpen).length;
  let open = Math.floor(days / 7) * openOf(7) + openOf(days % 7);
  for (const [day, hours] of exceptions)
    if (after < day && day <= until) open += Number(hours.length > 0) - Number(isUsuallyOpen(day));
  return open;
}

/** Whether a branch is open at a moment, also at that of its closing. */
export function isOpenAt(calendar: Calendar, at: Date): boolean {
  const today = libraryDay(at, calendar.timeZone);
  return spansAround(calendar, [addDays(today, -1), today]).some(({ opens, closes }) => opens <= at && at <= closes);
}

/** When a branch opens next, from a moment on; never within a year of closed days. */
export function nextOpening(calendar: Calendar, from: Date): Date | undefined {
  const today = libraryDay(from, calendar.timeZone);
  for (let days = 0; days <= LONGEST_CLOSURE_DAYS; days += 1) {
    const next = spansAround(calendar, [addDays(today, days)]).find(({ opens }) => opens >= from);
    if (next) return next.opens;
  }
  return undefined;
}

/** How many whole minutes of those between two moments a branch was open. */
export function openMinutesBetween(calendar: Calendar, from: Date, until: Date): number {
  const last = libraryDay(until, calendar.timeZone);
  let open = 0;
  for (let day = libraryDay(from, calendar.timeZone); day <= last; day = addDays(day, 1))
    for (const { opens, closes } of spansAround(calendar, [day]))
      open += Math.max(0, Math.min(+closes, +until) - Math.max(+opens, +from));
  return Math.floor(open / 60_000);
}

const spansAround = (calendar: Calendar, days: readonly LocalDate[]): { opens: Date; closes: Date }[] =>
  days.flatMap((day) =>
    hoursOn(calendar, day).map(({ opens, closes }) => ({
      opens: instantOf(day, opens, calendar.timeZone),
      closes: instantOf(day, closes, calendar.timeZone),
    })),
  );

/** When a branch last closed; none if it has been open for a year. A span that ends with the day goes on where the next begins with it. */
export function lastClosing(calendar: Calendar, now: Date): Date | undefined {
  const today = libraryDay(now, calendar.timeZone);
  for (let days = 0; days <= LONGEST_CLOSURE_DAYS; days += 1) {
    const day = addDays(today, -days);
    const last = hoursOn(calendar, day)
      .filter(({ closes }) => !goesOn(calendar, day, closes))
      .map(({ closes }) => instantOf(day, closes, calendar.timeZone))
      .filter((closing) => closing <= now)
      .at(-1);
    if (last) return last;
  }
  return undefined;
}

const goesOn = (calendar: Calendar, day: LocalDate, closes: string): boolean =>
  closes === '24:00'
    ? hoursOn(calendar, addDays(day, 1)).some(({ opens }) => opens === '00:00')
    : hoursOn(calendar, day).some(({ opens }) => opens === closes);
