import type { Transaction } from 'kysely';
import type { Outbox } from '#messaging/commit.ts';
import type { LocalDate } from '#core/library-day.ts';
import type { LoansContext } from '../context.ts';
import type { Calendar } from '../domain/calendar.ts';
import { firstCheckOn } from '../domain/due-actions.ts';
import { dueOn } from '../domain/due-date.ts';
import { dueDateChanged, loanEmail } from '../events/messages.ts';
import { fineTermsOf, type putDueDate } from '../store/loans.ts';
import type { Tables } from '../store/schema.ts';

type NewDueDate = {
  context: LoansContext;
  loan: { id: string } & Parameters<typeof fineTermsOf>[0];
  dueDate: LocalDate;
  calendar: Calendar;
  put: typeof putDueDate;
};

/** Gives a loan that is locked another due date, and tells its reader; reminders begin anew. What has accrued for the old one is for `forgetFines`. */
export async function enterDueDate(
  tx: Transaction<Tables>,
  outbox: Outbox,
  { context: { now, timeZone }, loan, dueDate, calendar, put }: NewDueDate,
) {
  const checkOn = firstCheckOn({ dueDate, fineTerms: fineTermsOf(loan), calendar }, now(), timeZone);
  const changed = await put(tx, loan.id, { due: dueOn(dueDate, calendar), checkOn });
  outbox.add(dueDateChanged(changed), loanEmail('due_date_changed', changed));
  return changed;
}
