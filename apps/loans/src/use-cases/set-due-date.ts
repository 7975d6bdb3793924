import { apiError, invalidField, rejected } from '#errors';
import type { CommitOf } from '#messaging/commit.ts';
import type { Caller } from '#core/caller.ts';
import { libraryDay, type LocalDate } from '#core/library-day.ts';
import type { LoansContext } from '../context.ts';
import { firstCheckOn } from '../domain/due-actions.ts';
import { dueOn } from '../domain/due-date.ts';
import { balanceChanged, dueDateChanged, loanEmail } from '../events/messages.ts';
import { dropAccruing, nextBalance } from '../store/charges.ts';
import { fineTermsOf, findLoan, lockLoan, putDueDate, type LoanRow } from '../store/loans.ts';
import type { Tables } from '../store/schema.ts';
import { requireNear } from './require-near.ts';

/**
 * Sets another due date. What has accrued for the old one is forgotten; reminders begin anew.
 *
 * @throws ApiError 400 for a day that is over at the branch, or too far ahead, 403 for one's own loan, 404, 409 for a loan that was returned.
 */
export async function setDueDate(
  context: LoansContext,
  caller: Caller,
  { loanId, dueDate }: { loanId: string; dueDate: LocalDate },
  commit: CommitOf<Tables, LoanRow>,
): Promise<LoanRow> {
  const { calendars, timeZone, currency } = context;
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

    const checkOn = firstCheckOn({ dueDate, fineTerms: fineTermsOf(loan), calendar }, now, timeZone);
    const changed = await putDueDate(tx, loanId, { due: dueOn(dueDate, calendar), checkOn });
    outbox.add(dueDateChanged(changed), loanEmail('due_date_changed', changed));
    if ((await dropAccruing(tx, [loanId])).length > 0)
      outbox.add(balanceChanged(await nextBalance(tx, loan.reader_id), currency));
    const shown = await findLoan(tx, loanId);
    return shown ?? { ...asked, ...changed };
  });
}
