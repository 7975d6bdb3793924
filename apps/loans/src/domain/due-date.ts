import { addDays, endOfDay, libraryDay, libraryMinute, type LocalDate } from '#core/library-day.ts';
import { isOpenAt, lastClosing, nextOpenDay, nextOpening, previousOpenDay, type Calendar } from './calendar.ts';
import type { ClosedHoursRule } from './hourly.ts';

/** What becomes of a due date on which the branch is closed. */
export const closedDaysRules = ['keep', 'previous_open_day', 'next_open_day'] as const;
export type ClosedDaysRule = (typeof closedDaysRules)[number];

/** A day for all loans of a policy, such as the end of a term (Koha: hard due date; FOLIO: fixed due date schedules). */
export type FixedDueDate = { day: LocalDate; rule: 'on' | 'not_after' | 'not_before' };

export type DueTerms = {
  days: number;
  closedDays: ClosedDaysRule;
  fixedDueDate?: FixedDueDate | undefined;
  /** The last day of the membership, if it ends. */
  memberUntil: LocalDate | undefined;
};

/**
 * A loan of n days is due on the n-th day after the day of issue, or as a fixed date says, which counts until it has
 * passed. If the branch is closed then, the due date moves as the policy says, but not beyond a limit: the membership
 * (Koha: ReturnBeforeExpiry), or a fixed date. What that cuts off moves back, never forward. No
 * loan is due before it was issued; where that, or a closure of a year, leaves no open day, the due date stays.
 */
export function dueDate(from: LocalDate, terms: DueTerms, calendar: Calendar): LocalDate {
  const { closedDays } = terms;
  const due = movedFromClosed(dayOfTerms(from, terms), from, closedDays, calendar);
  const limit = limitOf(from, terms);
  if (limit === undefined || due <= limit) return due;
  return closedDays === 'keep' ? limit : (previousOpenDay(calendar, limit, from) ?? limit);
}

/** The day that the terms name, before any closed day and any limit. */
function dayOfTerms(from: LocalDate, { days, fixedDueDate: fixed }: DueTerms): LocalDate {
  const byDays = addDays(from, days);
  if (fixed === undefined || fixed.day < from) return byDays;
  if (fixed.rule === 'on') return fixed.day;
  return fixed.rule === 'not_before' && byDays < fixed.day ? fixed.day : byDays;
}

/** The last day on which it may be due, if there is one. */
function limitOf(from: LocalDate, { fixedDueDate: fixed, memberUntil }: DueTerms): LocalDate | undefined {
  const limits = [memberUntil, fixed && fixed.rule !== 'not_before' && fixed.day >= from ? fixed.day : undefined];
  return limits.filter((day) => day !== undefined).sort()[0];
}

function movedFromClosed(day: LocalDate, from: LocalDate, rule: ClosedDaysRule, calendar: Calendar): LocalDate {
  switch (rule) {
    case 'keep':
      return day;
    case 'previous_open_day':
      return previousOpenDay(calendar, day, from) ?? day;
    case 'next_open_day':
      return nextOpenDay(calendar, day) ?? day;
  }
}

/** A loan of days is due until the day ends at its branch (FOLIO: 23:59:59), also if the branch closes before. */
export const dueAt = (day: LocalDate, { timeZone }: Pick<Calendar, 'timeZone'>): Date => endOfDay(day, timeZone);

/** When a loan is due: until a day ends, or, with a time of that day, until then; both by the clock of its branch. */
export type Due = { day: LocalDate; at: Date; time: string | undefined };

/** For how long something is lent or renewed. */
export type LoanPeriod =
  | ({ by: 'days' } & Pick<DueTerms, 'days' | 'closedDays' | 'fixedDueDate'>)
  | { by: 'hours'; hours: number; closedHours: ClosedHoursRule };

export const dueOn = (day: LocalDate, calendar: Pick<Calendar, 'timeZone'>): Due => ({
  day,
  at: dueAt(day, calendar),
  time: undefined,
});

/** When what is lent or renewed at a moment is due. */
export function dueAfter(
  from: Date,
  { memberUntil, ...period }: LoanPeriod & Pick<DueTerms, 'memberUntil'>,
  calendar: Calendar,
): Due {
  if (period.by === 'hours') return dueByHour(from, { ...period, memberUntil }, calendar);
  return dueOn(dueDate(libraryDay(from, calendar.timeZone), { ...period, memberUntil }, calendar), calendar);
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

type HourTerms = { hours: number; closedHours: ClosedHoursRule } & Pick<DueTerms, 'memberUntil'>;

/**
 * A loan of hours is due so many hours later, at a whole minute; nobody has less. A moment at which the branch is closed moves as the
 * policy says, but not beyond the last day of the membership: what that cuts off moves back.
 */
function dueByHour(from: Date, { hours, closedHours, memberUntil }: HourTerms, calendar: Calendar): Due {
  const asked = new Date(Math.ceil((from.getTime() + hours * HOUR_MS) / MINUTE_MS) * MINUTE_MS);
  const moved = isOpenAt(calendar, asked) ? asked : movedFromClosedHours(asked, from, closedHours, calendar);
  const at = memberUntil === undefined ? moved : within(moved, from, { closedHours, memberUntil }, calendar);
  const { timeZone } = calendar;
  return { day: libraryDay(at, timeZone), at, time: libraryMinute(at, timeZone).slice('YYYY-MM-DDT'.length) };
}

/** Whoever borrows what is due before the branch has opened again cannot bring it back before. */
function movedFromClosedHours(asked: Date, from: Date, rule: ClosedHoursRule, calendar: Calendar): Date {
  if (rule === 'keep') return asked;
  const end = rule === 'end_of_opening' ? closingAfter(from, asked, calendar) : undefined;
  return end ?? nextOpening(calendar, asked) ?? asked;
}

function within(
  at: Date,
  from: Date,
  { closedHours, memberUntil }: { closedHours: ClosedHoursRule; memberUntil: LocalDate },
  calendar: Calendar,
): Date {
  const limit = dueAt(memberUntil, calendar);
  if (at <= limit) return at;
  const end = closedHours === 'keep' ? undefined : closingAfter(from, limit, calendar);
  return end ?? limit;
}

/** When the branch closes last until a moment, but after another. */
function closingAfter(from: Date, until: Date, calendar: Calendar): Date | undefined {
  const closing = lastClosing(calendar, until);
  return closing && closing > from ? closing : undefined;
}
