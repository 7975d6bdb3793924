import { daysBetween, type LocalDate } from '#core/library-day.ts';
import { openDaysBetween, type Calendar } from './calendar.ts';

/** The terms of a loan that its fine follows from. Money in minor units. */
export type FineTerms = {
  finePerDayMinor: number;
  /** 0: no cap. */
  fineCapMinor: number;
  /** A threshold, not a deduction: once it is passed, every day counts. */
  graceDays: number;
  /** Whether days count on which the branch was closed. */
  countClosedDays: boolean;
};

/** Full days past the due date; 0 on the due date and before. */
export const daysOverdue = (dueDate: LocalDate, returnedOn: LocalDate): number =>
  Math.max(0, daysBetween(dueDate, returnedOn));

/** The days past the due date that count: those on which the branch was open, or all of them. */
export const daysCharged = (
  { countClosedDays }: Pick<FineTerms, 'countClosedDays'>,
  dueDate: LocalDate,
  returnedOn: LocalDate,
  calendar: Calendar,
): number => (countClosedDays ? daysOverdue(dueDate, returnedOn) : openDaysBetween(calendar, dueDate, returnedOn));

/**
 * The largest fine that its column can hold: 21 million roubles. Without this limit, an uncapped fine would one day
 * break the job. Sums of fines are larger: bigint in SQL.
 */
export const LARGEST_FINE_MINOR = 2_147_483_647;

/**
 * The overdue fine in minor units, like FOLIO's OverdueFineService with an interval of a day: nothing within the grace
 * days; once they have passed, every day counts; never more than the cap, if there is one.
 */
export function overdueFine(terms: Omit<FineTerms, 'countClosedDays'>, days: number): number {
  if (days <= terms.graceDays) return 0;
  const cap = terms.fineCapMinor > 0 ? terms.fineCapMinor : LARGEST_FINE_MINOR;
  return Math.min(terms.finePerDayMinor * days, cap);
}
