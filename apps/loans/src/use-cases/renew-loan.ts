import { apiError, rejected, requireNone } from '#errors';
import type { CommitOf } from '#messaging/commit.ts';
import { may, type Caller } from '#core/caller.ts';
import { libraryDay } from '#core/library-day.ts';
import type { LoansContext } from '../context.ts';
import { firstActionOn } from '../domain/due-actions.ts';
import { rejectRenewal, renewedDueDate } from '../domain/renewal.ts';
import { addressedTo, loanEmail, loanRenewed } from '../events/messages.ts';
import { extendLoan, fineTermsOf, findLoan, lockLoan, type LoanRow } from '../store/loans.ts';
import type { Tables } from '../store/schema.ts';
import { countWaiting } from '../store/waiting-list.ts';

/** @throws ApiError 404, 403 for somebody else's loan, 409 with every reason why the rules refuse. */
export async function renewLoan(
  context: LoansContext,
  caller: Caller,
  loanId: string,
  commit: CommitOf<Tables, LoanRow>,
): Promise<LoanRow> {
  const { db, books, readers } = context;
  const asked = await findLoan(db, loanId);
  if (!asked) throw apiError('loan_not_found');
  if (asked.reader_id !== caller.id && !may(caller, 'loans.renew_any')) throw apiError('forbidden');
  if (asked.reader_id === null || asked.returned_at !== null) throw rejected([{ code: 'loan_returned' }]);

  const [standing, book] = await Promise.all([readers.standing(asked.reader_id), books.find(asked.book_id)]);
  return commit(async (tx, outbox) => {
    const loan = await lockLoan(tx, loanId);
    if (!loan) throw apiError('loan_not_found');
    const today = libraryDay(context.now(), context.timeZone);
    const waiting = await countWaiting(tx, loan.book_id, loan.reader_id);
    const circumstances = { ...standing, today, waiting, available: book.available };
    requireNone(rejectRenewal(renewable(loan), circumstances));

    const dueDate = renewedDueDate(renewable(loan), circumstances);
    const checkOn = firstActionOn({ dueDate, fineTerms: fineTermsOf(loan) }, today);
    const renewed = await extendLoan(tx, loanId, { dueDate, checkOn });
    outbox.add(loanRenewed(renewed), loanEmail('loan_renewed', renewed, addressedTo(standing)));
    return { ...asked, ...renewed };
  });
}

function renewable(loan: {
  due_date: string;
  returned_at: Date | null;
  renewals: number;
  max_renewals: number;
  renewal_days: number;
}) {
  return {
    dueDate: loan.due_date,
    returned: loan.returned_at !== null,
    renewals: loan.renewals,
    maxRenewals: loan.max_renewals,
    renewalDays: loan.renewal_days,
  };
}
