import { addDays, daysBetween, libraryDay, startOfDay, type LocalDate } from '#core/library-day.ts';
import type { Calendar } from './calendar.ts';
import { daysCharged, fineCapOf, overdueFine, type FineTerms } from './overdue-fine.ts';
import { dueReminder, reminders, type Reminder } from './reminders.ts';

/** An open loan, and what was already done about its due date. */
export type LoanInHand = {
  dueDate: LocalDate;
  fineTerms: FineTerms;
  /** Of its branch. */
  calendar: Calendar;
  /** The due date for which `loan.overdue` was published. */
  overdueToldFor: LocalDate | null;
  /** The due date of the last reminder, and the first day of that reminder. */
  remindedFor: LocalDate | null;
  remindedDay: number | null;
};

export type DueActions = {
  daysOverdue: number;
  /** Whether to publish `loan.overdue`. */
  tellOverdue: boolean;
  reminder: Reminder | undefined;
  /** What the fine has accrued to by today, in minor units; 0: none. */
  fineMinor: number;
  /** The next day on which there is something to do, unless the due date changes; null if there is none. */
  nextActionOn: LocalDate | null;
};

/** Everything due for an open loan today, by the day that it is at its branch. Repeating it on the same day changes nothing. */
export function dueActions(loan: LoanInHand, today: LocalDate): DueActions {
  const day = daysBetween(loan.dueDate, today);
  const fineMinor = fineOn(loan, today);
  return {
    daysOverdue: Math.max(0, day),
    tellOverdue: day > 0 && loan.overdueToldFor !== loan.dueDate,
    reminder: dueReminder(reminders, loan, day),
    fineMinor,
    nextActionOn: nextActionOn(loan, day, fineMinor),
  };
}

/** When to check a loan whose due date was just set: today, if something is due at once. */
export function firstActionOn(
  loan: Pick<LoanInHand, 'dueDate' | 'fineTerms' | 'calendar'>,
  today: LocalDate,
): LocalDate | null {
  const fresh = { ...loan, overdueToldFor: null, remindedFor: null, remindedDay: null };
  const { tellOverdue, reminder, fineMinor, nextActionOn: next } = dueActions(fresh, today);
  return tellOverdue || reminder !== undefined || fineMinor > 0 ? today : next;
}

/**
 * When the job first looks at a loan whose due date was just set: by the library's day, on which that of the branch begins.
 */
export function firstCheckOn(
  loan: Pick<LoanInHand, 'dueDate' | 'fineTerms' | 'calendar'>,
  now: Date,
  ofLibrary: string,
): LocalDate | null {
  // By hours: not before the day on which it is due.
  if (loan.fineTerms.hourly) return checkOn(loan.dueDate, loan.calendar, ofLibrary);
  return checkOn(firstActionOn(loan, libraryDay(now, loan.calendar.timeZone)), loan.calendar, ofLibrary);
}

/** The library's day on which a day of a branch begins. */
export const checkOn = (
  day: LocalDate | null,
  { timeZone }: Pick<Calendar, 'timeZone'>,
  ofLibrary: string,
): LocalDate | null => day && libraryDay(startOfDay(day, timeZone), ofLibrary);

function nextActionOn({ dueDate, fineTerms }: LoanInHand, day: number, fineMinor: number): LocalDate | null {
  const days = [
    1,
    ...reminders.map(({ fromDay }) => fromDay),
    // Closed days may only lengthen the grace days.
    ...(mayGrow(fineTerms, fineMinor) ? [Math.max(day, fineTerms.graceDays) + 1] : []),
  ].filter((later) => later > day);
  return days.length === 0 ? null : addDays(dueDate, Math.min(...days));
}

const fineOn = ({ dueDate, fineTerms, calendar }: LoanInHand, today: LocalDate): number =>
  overdueFine(fineTerms, daysCharged(fineTerms, dueDate, today, calendar));

/** Whether a fine can still increase. */
export const mayGrow = ({ hourly, fineCapMinor, finePerDayMinor }: FineTerms, fineMinor: number): boolean =>
  (hourly?.finePerHourMinor ?? finePerDayMinor) > 0 && fineMinor < fineCapOf({ fineCapMinor });
