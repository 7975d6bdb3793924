import { addDays, daysBetween, type LocalDate } from '#core/library-day.ts';
import { overdueFine, type FineTerms } from './overdue-fine.ts';
import { reminders, type Reminder } from './reminders.ts';

/** An open loan, and what has been done about its due date. */
export type LoanInHand = {
  dueDate: LocalDate;
  fineTerms: FineTerms;
  /** The due date of which it was announced that it is past. */
  overdueToldFor: LocalDate | null;
  /** The due date of which the reader was last reminded, and which reminder that was, by its first day. */
  remindedFor: LocalDate | null;
  remindedDay: number | null;
};

export type DueActions = {
  daysOverdue: number;
  /** To announce that the loan is overdue. */
  tellOverdue: boolean;
  reminder: Reminder | undefined;
  /** What the fine has accrued to by today, in minor units; 0: none. */
  fineMinor: number;
  /** The first later day on which there is something to do, as long as the due date stays; none: never again. */
  nextActionOn: LocalDate | null;
};

/** All that is to be done about an open loan today. Doing it twice on one day does it once. */
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

/** When to look at a loan that has just got its due date: today, where there is something to do at once. */
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

/** Whether the fine can be more on a later day than on this one. */
const accruesAfter = (terms: FineTerms, day: number): boolean =>
  overdueFine(terms, Math.max(day, terms.graceDays) + 1) > overdueFine(terms, day);
