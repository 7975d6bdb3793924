import type { LoansContext } from '../context.ts';
import { findLoan, recordAbortedCheckout, type LoanRow } from '../store/loans.ts';

/**
 * Sees to it that a checkout that was not committed never will be: its copy may be given back then. The Idempotency-Key
 * that it was begun with is free again, so that the next try is a checkout of its own.
 *
 * @returns the loan, where it was committed.
 */
export async function abortCheckout({ commit }: LoansContext, loanId: string): Promise<LoanRow | undefined> {
  return commit(async (tx) => ((await recordAbortedCheckout(tx, loanId)) ? undefined : findLoan(tx, loanId)));
}
