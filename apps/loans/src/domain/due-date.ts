import { addDays, endOfDay, type LocalDate } from '#core/library-day.ts';
import { nextOpenDay, previousOpenDay, type Calendar } from './calendar.ts';

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
