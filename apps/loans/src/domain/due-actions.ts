import { addDays, daysBetween, type LocalDate } from '#core/library-day.ts';
import { overdueFine, type FineTerms } from './overdue-fine.ts';
import { reminders, type Reminder } from './reminders.ts';

/** An open loan, and what was already done about its due date. */
export type LoanInHand = {
  dueDate: LocalDate;
  fineTerms: FineTerms;
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

/** Everything due for an open loan today. Repeating it on the same day changes nothing. */
export function dueActions(loan: LoanInHand, today: LocalDate): DueActions {
  const day = daysBetween(loan.dueDate, today);
  return {
    daysOverdue: Math.max(0, day),
    tellOverdue: day > 0 && loan.overdueToldFor !== loan.dueDate,
    reminder: reminderOf(loan, day),
    fineMinor: overdueFine(loan.fineTerms, day),
    nextActionOn: nextActionOn(loan, day),
  };
}

/** When to check a loan whose due date was just set: today, if something is due at once. */
export function firstActionOn(
  { dueDate, fineTerms }: Pick<LoanInHand, 'dueDate' | 'fineTerms'>,
  today: LocalDate,
): LocalDate | null {
  const fresh = { dueDate, fineTerms, overdueToldFor: null, remindedFor: null, remindedDay: null };
  const { tellOverdue, reminder, fineMinor, nextActionOn: next } = dueActions(fresh, today);
  return tellOverdue || reminder !== undefined || fineMinor > 0 ? today : next;
}

function reminderOf({ dueDate, remindedFor, remindedDay }: LoanInHand, day: number): Reminder | undefined {
  const due = reminders.find(({ fromDay, toDay }) => fromDay <= day && day <= toDay);
  if (!due) return undefined;
  const remindedBefore = remindedFor === dueDate && remindedDay !== null && remindedDay >= due.fromDay;
  return remindedBefore ? undefined : due;
}

function nextActionOn({ dueDate, fineTerms }: LoanInHand, day: number): LocalDate | null {
  const days = [
    1,
    ...reminders.map(({ fromDay }) => fromDay),
    ...(accruesAfter(fineTerms, day) ? [Math.max(day, fineTerms.graceDays) + 1] : []),
  ].filter((later) => later > day);
  return days.length === 0 ? null : addDays(dueDate, Math.min(...days));
}

/** Whether the fine can still increase after this day. */
const accruesAfter = (terms: FineTerms, day: number): boolean =>
  overdueFine(terms, Math.max(day, terms.graceDays) + 1) > overdueFine(terms, day);
