import { addDays, libraryDay } from '#core/library-day.ts';
import type { LoansContext } from '../context.ts';
import { daysOverdue } from '../domain/overdue-fine.ts';
import { reminders } from '../domain/reminders.ts';
import { loanEmail } from '../events/messages.ts';
import { takeLoansToRemind } from '../store/loans.ts';
import { inBatches } from './in-batches.ts';

/** Reminds readers of due dates, before, on and after them; once of each. */
export async function sendReminders({ commit, now, timeZone }: LoansContext): Promise<{ sent: number }> {
  const today = libraryDay(now(), timeZone);
  let sent = 0;
  for (const { kind, notice, fromDay, toDay } of reminders) {
    const due = { kind, dueFrom: addDays(today, -toDay), dueTo: addDays(today, -fromDay) };
    sent += await inBatches((limit) =>
      commit(async (tx, outbox) => {
        const loans = await takeLoansToRemind(tx, due, limit);
        outbox.add(
          ...loans.map((loan) => loanEmail(notice, loan, { days_overdue: daysOverdue(loan.due_date, today) })),
        );
        return loans.length;
      }),
    );
  }
  return { sent };
}
