import { apiError, rejected, requireNone } from '#errors';
import type { CommitOf } from '#messaging/commit.ts';
import type { Caller } from '#core/caller.ts';
import type { LoansContext } from '../context.ts';
import { rejectLoss } from '../domain/loss.ts';
import { findLoan, lockLoan, type LoanRow } from '../store/loans.ts';
import type { Tables } from '../store/schema.ts';
import { lose } from './lose.ts';

/**
 * Records that a copy on loan is lost: the loan is over, and its reader is charged.
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
    const { reader_id } = loan;
    if (reader_id === null) throw rejected([{ code: 'loan_returned' }]);
    if (reader_id === caller.id) throw apiError('own_loan');

    await lose(context, tx, outbox, [{ loan: { ...loan, reader_id }, priceMinor, by: caller.id }]);
    const shown = await findLoan(tx, loanId);
    if (!shown) throw apiError('loan_not_found');
    return shown;
  });
}
