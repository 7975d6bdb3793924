import type { Transaction } from 'kysely';
import type { Outbox } from '#messaging/commit.ts';
import type { LocalDate } from '#core/library-day.ts';
import type { LoansContext } from '../context.ts';
import type { Calendar } from '../domain/calendar.ts';
import { firstCheckOn } from '../domain/due-actions.ts';
import { dueOn } from '../domain/due-date.ts';
import { balanceChanged, dueDateChanged, loanEmail } from '../events/messages.ts';
import { dropAccruing, nextBalance } from '../store/charges.ts';
import { fineTermsOf, type putDueDate } from '../store/loans.ts';
import type { Tables } from '../store/schema.ts';

type NewDueDate = {
  context: LoansContext;
  loan: { id: string } & Parameters<typeof fineTermsOf>[0];
  readerId: string;
  dueDate: LocalDate;
  calendar: Calendar;
  put: typeof putDueDate;
};

/** Gives a loan that is locked another due date, and tells its reader. What has accrued for the old one is forgotten; reminders begin anew. */
export async function enterDueDate(
  tx: Transaction<Tables>,
  outbox: Outbox,
  { context, loan, readerId, dueDate, calendar, put }: NewDueDate,
) {
  const { now, timeZone, currency } = context;
  const checkOn = firstCheckOn({ dueDate, fineTerms: fineTermsOf(loan), calendar }, now(), timeZone);
  const changed = await put(tx, loan.id, { due: dueOn(dueDate, calendar), checkOn });
  outbox.add(dueDateChanged(changed), loanEmail('due_date_changed', changed));
  if ((await dropAccruing(tx, [loan.id])).length > 0)
    outbox.add(balanceChanged(await nextBalance(tx, readerId), currency));
  return changed;
}
