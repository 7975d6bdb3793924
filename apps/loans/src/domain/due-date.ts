import { addDays, endOfDay, type LocalDate } from '#core/library-day.ts';
import { nextOpenDay, previousOpenDay, type Calendar } from './calendar.ts';

/** What becomes of a due date on which the branch is closed. */
export const closedDaysRules = ['keep', 'previous_open_day', 'next_open_day'] as const;
export type ClosedDaysRule = (typeof closedDaysRules)[number];

export type DueTerms = {
  days: number;
  closedDays: ClosedDaysRule;
  /** The last day of the membership, if it ends. */
  memberUntil: LocalDate | undefined;
};

/**
 * A loan of n days is due on the n-th day after the day of issue. If the branch is closed then, the due date moves as the
 * policy says, but not after the membership (Koha: ReturnBeforeExpiry): what that cuts off moves back, never forward. No
 * loan is due before it was issued; where that, or a closure of a year, leaves no open day, the due date stays.
 */
export function dueDate(from: LocalDate, { days, closedDays, memberUntil }: DueTerms, calendar: Calendar): LocalDate {
  const due = movedFromClosed(addDays(from, days), from, closedDays, calendar);
  if (memberUntil === undefined || due <= memberUntil) return due;
  return closedDays === 'keep' ? memberUntil : (previousOpenDay(calendar, memberUntil, from) ?? memberUntil);
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
