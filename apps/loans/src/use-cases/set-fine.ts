import type { Selectable, Transaction } from 'kysely';
import type { Outbox } from '#messaging/commit.ts';
import { libraryDay } from '#core/library-day.ts';
import type { LoansContext } from '../context.ts';
import { latenessOn, type Lateness } from '../domain/overdue-fine.ts';
import { balanceChanged } from '../events/messages.ts';
import { dropAccruing, nextBalance, putFines } from '../store/charges.ts';
import { dueOf, fineTermsOf } from '../store/loans.ts';
import type { LoanTable, Tables } from '../store/schema.ts';

type Loan = Selectable<LoanTable>;

/** How late a book is that came back at a moment, and what that costs by the terms of its loan. */
export async function latenessOf(
  { calendars }: Pick<LoansContext, 'calendars'>,
  tx: Transaction<Tables>,
  loan: Loan,
  at: Date,
): Promise<Lateness> {
  const calendar = await calendars.ofLoan(loan, tx);
  const moment = { now: at, today: libraryDay(at, calendar.timeZone) };
  return latenessOn(fineTermsOf(loan), dueOf(loan, calendar), moment, calendar);
}

/** Sets the fine of a loan that is locked, or forgets what has accrued if there is none, and says what its reader owes now. */
export async function setFine(
  { currency, now }: Pick<LoansContext, 'currency' | 'now'>,
  tx: Transaction<Tables>,
  outbox: Outbox,
  loan: Loan & { reader_id: string },
  { days, amountMinor, status }: Lateness & { status: 'accruing' | 'owed' },
): Promise<void> {
  const { id: loanId, reader_id: readerId } = loan;
  if (amountMinor > 0) await putFines(tx, [{ loan, amountMinor, daysOverdue: days }], { status, currency, now: now() });
  const dropped = amountMinor > 0 ? [] : await dropAccruing(tx, [loanId]);
  if (amountMinor > 0 || dropped.length > 0) outbox.add(balanceChanged(await nextBalance(tx, readerId), currency));
}
