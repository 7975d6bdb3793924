import type { Transaction } from 'kysely';
import { libraryDay } from '#core/library-day.ts';
import type { Outbox } from '#messaging/commit.ts';
import { processDue } from '#platform/due-rows.ts';
import type { JobRun } from '#platform/jobs.ts';
import type { LoansContext } from '../context.ts';
import { dueActions, type DueActions, type LoanInHand } from '../domain/due-actions.ts';
import { balanceChanged, loanEmail, loanOverdue } from '../events/messages.ts';
import { recordProgress, takeDueLoans, type DueLoan, type Progress } from '../store/due-loans.ts';
import { nextBalances, putAccruingFines } from '../store/fines.ts';
import { fineTermsOf } from '../store/loans.ts';
import type { Tables } from '../store/schema.ts';

type Decided = { loan: DueLoan; actions: DueActions };

/**
 * Does what is due for open loans: announces those that are overdue, brings their fines up to today, and reminds their
 * readers before, on and after the due date.
 */
export function processDueLoans(
  { timeZone, currency }: Pick<LoansContext, 'timeZone' | 'currency'>,
  run: JobRun<Tables>,
): Promise<{ processed: number; set_aside: number }> {
  const today = libraryDay(run.now(), timeZone);
  return processDue<Tables, DueLoan>(run, {
    id: ({ id }) => id,
    take: (tx, batch) => takeDueLoans(tx, today, run.part, batch),
    act: async (tx, outbox, loans) => {
      const decided = loans.map((loan) => ({ loan, actions: dueActions(inHand(loan), today) }));
      const charged = chargeFines(tx, outbox, decided, currency);
      // Built while PostgreSQL works.
      announce(outbox, decided);
      await charged;
      await recordProgress(tx, decided.map(progressOf));
    },
  });
}

const inHand = (loan: DueLoan): LoanInHand => ({
  dueDate: loan.due_date,
  fineTerms: fineTermsOf(loan),
  overdueToldFor: loan.overdue_told_for,
  remindedFor: loan.reminded_for,
  remindedDay: loan.reminded_day,
});

/** Brings the fines up to today. The final amount is set at the return. */
async function chargeFines(
  tx: Transaction<Tables>,
  outbox: Outbox,
  decided: Decided[],
  currency: string,
): Promise<void> {
  const fines = decided
    .filter(({ actions }) => actions.fineMinor > 0)
    .map(({ loan, actions }) => ({ loan, amountMinor: actions.fineMinor, daysOverdue: actions.daysOverdue }));
  const readers = await putAccruingFines(tx, fines, currency);
  for (const balance of await nextBalances(tx, readers)) outbox.add(balanceChanged(balance, currency));
}

function announce(outbox: Outbox, decided: Decided[]): void {
  for (const { loan, actions } of decided) {
    if (actions.tellOverdue) outbox.add(loanOverdue({ ...loan, version: loan.version + 1 }));
    if (actions.reminder) outbox.add(loanEmail(actions.reminder.notice, loan, { days_overdue: actions.daysOverdue }));
  }
}

const progressOf = ({ loan, actions: { tellOverdue, reminder, nextActionOn } }: Decided): Progress => ({
  id: loan.id,
  checkOn: nextActionOn,
  overdueToldFor: tellOverdue ? loan.due_date : loan.overdue_told_for,
  remindedFor: reminder ? loan.due_date : loan.reminded_for,
  remindedDay: reminder ? reminder.fromDay : loan.reminded_day,
});
