import { daysBetween, type LocalDate } from '#core/library-day.ts';
import { openDaysBetween, openMinutesBetween, type Calendar } from './calendar.ts';
import type { Due } from './due-date.ts';
import type { HourlyTerms } from './hourly.ts';

/** The terms of a loan that its fine follows from. Money in minor units. */
export type FineTerms = {
  finePerDayMinor: number;
  /** 0: no cap. */
  fineCapMinor: number;
  /** A threshold, not a deduction: once it is passed, every day counts. */
  graceDays: number;
  /** Whether days count on which the branch was closed. */
  countClosedDays: boolean;
  /** Of a loan by hours: these take the place of those by days. */
  hourly?: Pick<HourlyTerms, 'finePerHourMinor' | 'graceMinutes'> | undefined;
};

/** How late something is, in days, and what that costs. */
export type Lateness = { days: number; amountMinor: number };

/** How late what is due then is at a moment, by the terms of its loan. */
export function latenessOn(
  terms: FineTerms,
  due: Pick<Due, 'day' | 'at'>,
  { now, today }: { now: Date; today: LocalDate },
  calendar: Calendar,
): Lateness {
  return {
    days: daysOverdue(due.day, today),
    amountMinor: terms.hourly
      ? hourlyFine(terms, minutesCharged(terms, due.at, now, calendar))
      : overdueFine(terms, daysCharged(terms, due.day, today, calendar)),
  };
}

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
  return Math.min(terms.finePerDayMinor * days, fineCapOf(terms));
}

/** The most that a fine can be. */
export const fineCapOf = ({ fineCapMinor }: Pick<FineTerms, 'fineCapMinor'>): number =>
  fineCapMinor > 0 ? fineCapMinor : LARGEST_FINE_MINOR;

const MINUTE_MS = 60_000;
const wholeMinutes = (at: Date): number => Math.floor(at.getTime() / MINUTE_MS);

/** The minutes past the moment at which it was due that count: those in which the branch was open, or all of them. */
const minutesCharged = (
  { countClosedDays }: Pick<FineTerms, 'countClosedDays'>,
  dueAt: Date,
  returnedAt: Date,
  calendar: Calendar,
): number =>
  countClosedDays
    ? Math.max(0, wholeMinutes(returnedAt) - wholeMinutes(dueAt))
    : openMinutesBetween(calendar, dueAt, returnedAt);

/** The same for a loan by hours, as FOLIO with an interval of an hour: once the grace is over, every hour that has begun counts. */
function hourlyFine({ hourly, fineCapMinor }: FineTerms, minutes: number): number {
  if (!hourly || minutes <= hourly.graceMinutes) return 0;
  return Math.min(hourly.finePerHourMinor * Math.ceil(minutes / 60), fineCapOf({ fineCapMinor }));
}
