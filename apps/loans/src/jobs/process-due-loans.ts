import type { Transaction } from 'kysely';
import { libraryDay, type LocalDate } from '#core/library-day.ts';
import type { Outbox } from '#messaging/commit.ts';
import { processDue } from '#platform/due-rows.ts';
import type { JobRun } from '#platform/jobs.ts';
import type { LoansContext } from '../context.ts';
import type { Calendar } from '../domain/calendar.ts';
import { checkOn, dueActions, type DueActions } from '../domain/due-actions.ts';
import { hourlyActions, type HourlyLoanInHand } from '../domain/hourly-actions.ts';
import { balanceChanged, loanEmail, loanOverdue } from '../events/messages.ts';
import { readCalendars } from '../store/calendars.ts';
import { recordProgress, takeDueLoans, type DueLoan, type Progress } from '../store/due-loans.ts';
import { nextBalances, putFines } from '../store/charges.ts';
import { dueOf, fineTermsOf } from '../store/loans.ts';
import type { Tables } from '../store/schema.ts';

type Decided = { loan: DueLoan; calendar: Calendar; actions: DueActions };

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
      const decided = decide(await readCalendars(tx, timeZone), loans, run.now());
      const charged = chargeFines(tx, outbox, decided, { currency, now: run.now() });
      // Built while PostgreSQL works.
      announce(outbox, decided);
      await charged;
      // At a branch it may still be the day before: then there is nothing new yet.
      const progress = decided.filter(isNew(timeZone)).map((one) => progressOf(one, timeZone));
      await recordProgress(tx, progress);
    },
  });
}

/** What is due for each loan, by the day that it is at its branch. */
function decide(calendars: ReadonlyMap<string, Calendar>, loans: DueLoan[], now: Date): Decided[] {
  const days = new Map<string, LocalDate>();
  const dayIn = (zone: string): LocalDate => {
    const day = days.get(zone) ?? libraryDay(now, zone);
    days.set(zone, day);
    return day;
  };
  return loans.map((loan) => {
    const calendar = calendars.get(loan.branch_id);
    if (!calendar) throw new Error(`no branch was ever called ${loan.branch_id}`);
    const [held, today] = [inHand(loan, calendar), dayIn(calendar.timeZone)];
    return { loan, calendar, actions: loan.hourly ? hourlyActions(held, { now, today }) : dueActions(held, today) };
  });
}

const isNew =
  (ofLibrary: string) =>
  ({ loan, calendar, actions: { tellOverdue, reminder, nextActionOn } }: Decided): boolean =>
    tellOverdue || reminder !== undefined || checkOn(nextActionOn, calendar, ofLibrary) !== loan.check_on;

const inHand = (loan: DueLoan, calendar: Calendar): HourlyLoanInHand => ({
  calendar,
  dueDate: loan.due_date,
  dueAt: dueOf(loan, calendar).at,
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
  { currency, now }: { currency: string; now: Date },
): Promise<void> {
  const fines = decided
    .filter(({ actions }) => actions.fineMinor > 0)
    .map(({ loan, actions }) => ({ loan, amountMinor: actions.fineMinor, daysOverdue: actions.daysOverdue }));
  const readers = await putFines(tx, fines, { status: 'accruing', currency, now });
  for (const balance of await nextBalances(tx, readers)) outbox.add(balanceChanged(balance, currency));
}

function announce(outbox: Outbox, decided: Decided[]): void {
  for (const { loan, actions } of decided) {
    if (actions.tellOverdue) outbox.add(loanOverdue({ ...loan, version: loan.version + 1 }));
    if (!actions.reminder) continue;
    const recalled = loan.recalled_at !== null && { recalled: true };
    outbox.add(loanEmail(actions.reminder.notice, loan, { days_overdue: actions.daysOverdue, ...recalled }));
  }
}

const progressOf = (
  { loan, calendar, actions: { tellOverdue, reminder, nextActionOn } }: Decided,
  ofLibrary: string,
): Progress => ({
  id: loan.id,
  checkOn: checkOn(nextActionOn, calendar, ofLibrary),
  overdueToldFor: tellOverdue ? loan.due_date : loan.overdue_told_for,
  remindedFor: reminder ? loan.due_date : loan.reminded_for,
  remindedDay: reminder ? reminder.fromDay : loan.reminded_day,
});
