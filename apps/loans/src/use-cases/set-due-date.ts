import { apiError, invalidField, rejected } from '#errors';
import type { CommitOf } from '#messaging/commit.ts';
import type { Caller } from '#core/caller.ts';
import { libraryDay, type LocalDate } from '#core/library-day.ts';
import type { LoansContext } from '../context.ts';
import { findLoan, lockLoan, putDueDate, type LoanRow } from '../store/loans.ts';
import type { Tables } from '../store/schema.ts';
import { enterDueDate } from './enter-due-date.ts';
import { forgetFines } from './forget-fines.ts';
import { requireNear } from './require-near.ts';

/**
 * Sets another due date.
 *
 * @throws ApiError 400 for a day that is over at the branch, or too far ahead, 403 for one's own loan, 404, 409 for a loan that was returned.
 */
export async function setDueDate(
  context: LoansContext,
  caller: Caller,
  { loanId, dueDate }: { loanId: string; dueDate: LocalDate },
  commit: CommitOf<Tables, LoanRow>,
): Promise<LoanRow> {
  const { calendars } = context;
  const asked = await findLoan(context.db, loanId);
  if (!asked) throw apiError('loan_not_found');
  if (asked.reader_id === caller.id) throw apiError('own_loan');
  return commit(async (tx, outbox) => {
    const loan = await lockLoan(tx, loanId);
    if (!loan) throw apiError('loan_not_found');
    if (loan.reader_id === null || loan.returned_at !== null) throw rejected([{ code: 'loan_returned' }]);
    if (loan.claimed_returned_at !== null) throw rejected([{ code: 'loan_claimed_returned' }]);
    const now = context.now();
    const calendar = await calendars.ofLoan(loan, tx);
    if (dueDate < libraryDay(now, calendar.timeZone)) throw invalidField('due_date', 'before_today');
    requireNear(context, 'due_date', dueDate);
    // By hours: until the day ends.
    if (dueDate === loan.due_date && loan.due_time === null) return { ...asked, ...loan };

    const changed = await enterDueDate(tx, outbox, {
      context,
      loan,
      dueDate,
      calendar,
      put: putDueDate,
    });
    await forgetFines(context, tx, outbox, [loanId]);
    const shown = await findLoan(tx, loanId);
    return shown ?? { ...asked, ...changed };
  });
}
