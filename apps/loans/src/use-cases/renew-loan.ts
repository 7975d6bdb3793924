import { apiError, rejected, requireNone } from '#errors';
import type { CommitOf } from '#messaging/commit.ts';
import { may, type Caller } from '#core/caller.ts';
import { libraryDay } from '#core/library-day.ts';
import type { LoansContext } from '../context.ts';
import type { Calendar } from '../domain/calendar.ts';
import { firstCheckOn } from '../domain/due-actions.ts';
import { dueAt } from '../domain/due-date.ts';
import { rejectRenewal, renewedDueDate, type RenewableLoan } from '../domain/renewal.ts';
import { addressedTo, loanEmail, loanRenewed } from '../events/messages.ts';
import { extendLoan, fineTermsOf, findLoan, lockLoan, type LoanRow } from '../store/loans.ts';
import type { Tables } from '../store/schema.ts';
import { fixedDueDateOf } from '../store/lending-policies.ts';
import { countWaiting } from '../store/waiting-list.ts';

/** @throws ApiError 404, 403 for somebody else's loan, 409 with every reason why the rules refuse. */
export async function renewLoan(
  context: LoansContext,
  caller: Caller,
  loanId: string,
  commit: CommitOf<Tables, LoanRow>,
): Promise<LoanRow> {
  const { db, books, readers, calendars } = context;
  const asked = await findLoan(db, loanId);
  if (!asked) throw apiError('loan_not_found');
  if (asked.reader_id !== caller.id && !may(caller, 'loans.renew_any')) throw apiError('forbidden');
  if (asked.reader_id === null || asked.returned_at !== null) throw rejected([{ code: 'loan_returned' }]);

  const [standing, book, calendar] = await Promise.all([
    readers.standing(asked.reader_id),
    books.find(asked.book_id),
    calendars.ofLoan(asked),
  ]);
  return commit(async (tx, outbox) => {
    const loan = await lockLoan(tx, loanId);
    if (!loan) throw apiError('loan_not_found');
    const now = context.now();
    const today = libraryDay(now, calendar.timeZone);
    const waiting = await countWaiting(tx, loan.book_id, loan.reader_id);
    const circumstances = { ...standing, today, waiting, available: book.available };
    const renewable = renewableLoan(loan, calendar);
    requireNone(rejectRenewal(renewable, circumstances));

    const dueDate = renewedDueDate(renewable, circumstances);
    const checkOn = firstCheckOn({ dueDate, fineTerms: fineTermsOf(loan), calendar }, now, context.timeZone);
    const renewed = await extendLoan(tx, loanId, { dueDate, dueAt: dueAt(dueDate, calendar), checkOn });
    outbox.add(loanRenewed(renewed), loanEmail('loan_renewed', renewed, addressedTo(standing)));
    return { ...asked, ...renewed };
  });
}

const renewableLoan = (
  loan: Pick<
    LoanRow,
    | 'due_date'
    | 'returned_at'
    | 'renewals'
    | 'max_renewals'
    | 'renewal_days'
    | 'closed_days'
    | 'fixed_due_date'
    | 'fixed_due_rule'
  >,
  calendar: Calendar,
): RenewableLoan => ({
  dueDate: loan.due_date,
  returned: loan.returned_at !== null,
  renewals: loan.renewals,
  maxRenewals: loan.max_renewals,
  renewalDays: loan.renewal_days,
  closedDays: loan.closed_days,
  fixedDueDate: fixedDueDateOf(loan),
  calendar,
});
