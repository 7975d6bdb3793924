import { apiError, rejected, requireNone } from '#errors';
import type { CommitOf } from '#messaging/commit.ts';
import type { Caller } from '#core/caller.ts';
import type { LoansContext } from '../context.ts';
import { countsAsReturnedAt } from '../domain/claim.ts';
import { chargesFor, rejectLoss } from '../domain/loss.ts';
import { loanEmail, loanLost } from '../events/messages.ts';
import { findLoan, lockLoan, loseLoan, type LoanRow } from '../store/loans.ts';
import type { Tables } from '../store/schema.ts';
import { charge } from './charge.ts';
import { latenessOf, setFine } from './set-fine.ts';

/**
 * Records that a copy on loan is lost: the loan is over, and its reader is charged. The fine is as of now, or of the day on which the
 * reader claimed to have returned it.
 *
 * @throws ApiError 403 for one's own loan, 404, 409 for a loan that is over.
 */
export async function declareLost(
  context: LoansContext,
  caller: Caller,
  { loanId, priceMinor }: { loanId: string; priceMinor: number | undefined },
  commit: CommitOf<Tables, LoanRow>,
): Promise<LoanRow> {
  return commit(async (tx, outbox) => {
    const loan = await lockLoan(tx, loanId);
    if (!loan) throw apiError('loan_not_found');
    requireNone(rejectLoss({ returned: loan.returned_at !== null, lost: loan.lost_at !== null }));
    const { reader_id: readerId, issued_at: issuedAt, claimed_returned_at: claimedAt } = loan;
    if (readerId === null) throw rejected([{ code: 'loan_returned' }]);
    if (readerId === caller.id) throw apiError('own_loan');

    const now = context.now();
    const lostAt = countsAsReturnedAt(now, { issuedAt, claimedAt: null });
    const late = await latenessOf(context, tx, loan, countsAsReturnedAt(now, { issuedAt, claimedAt }));
    const lost = await loseLoan(tx, loanId, lostAt);
    outbox.add(loanLost(lost, lostAt), loanEmail('loan_lost', lost));
    await setFine(context, tx, outbox, { ...loan, reader_id: readerId }, { ...late, status: 'owed' });
    const terms = {
      lostPriceMinor: priceMinor ?? loan.lost_price_minor,
      processingFeeMinor: loan.processing_fee_minor,
    };
    for (const charged of chargesFor(terms))
      await charge(context, tx, outbox, { ...charged, readerId, loanId, title: loan.title, by: caller.id });
    const shown = await findLoan(tx, loanId);
    if (!shown) throw apiError('loan_not_found');
    return shown;
  });
}
