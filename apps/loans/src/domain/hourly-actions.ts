import { addDays, daysBetween, type LocalDate } from '#core/library-day.ts';
import { mayGrow, type DueActions, type LoanInHand } from './due-actions.ts';
import { latenessOn } from './overdue-fine.ts';
import { dueReminder, remindersByHour } from './reminders.ts';

/** An open loan by hours. */
export type HourlyLoanInHand = LoanInHand & { dueAt: Date };

/**
 * Everything due for an open loan by hours: nothing before it is late, since its reader has just got it; then its reader is told at once. On that
 * day its fine grows with each hour, later each night.
 */
export function hourlyActions(loan: HourlyLoanInHand, { now, today }: { now: Date; today: LocalDate }): DueActions {
  const { dueDate, dueAt, fineTerms, calendar } = loan;
  const nothing = { daysOverdue: 0, tellOverdue: false, reminder: undefined, fineMinor: 0 };
  if (now <= dueAt) return { ...nothing, nextActionOn: dueDate };

  const late = latenessOn(fineTerms, { day: dueDate, at: dueAt }, { now, today }, calendar);
  const day = daysBetween(dueDate, today);
  const days = [
    ...remindersByHour.map(({ fromDay }) => fromDay).filter((later) => later > day),
    ...(mayGrow(fineTerms, late.amountMinor) ? [day === 0 ? 0 : day + 1] : []),
  ];
  return {
    daysOverdue: late.days,
    tellOverdue: loan.overdueToldFor !== dueDate,
    reminder: dueReminder(remindersByHour, loan, day),
    fineMinor: late.amountMinor,
    nextActionOn: days.length === 0 ? null : addDays(dueDate, Math.min(...days)),
  };
}
