import type { LoansContext } from '../context.ts';
import { findLoan, recordAbortedCheckout, type LoanRow } from '../store/loans.ts';

/**
 * Makes sure that an uncommitted checkout never becomes a loan, so that its copy can be released. Its Idempotency-Key
 * is free again, so that the next attempt is a new checkout.
 *
 * @returns the loan, if it was committed.
 */
export async function abortCheckout({ commit }: LoansContext, loanId: string): Promise<LoanRow | undefined> {
  return commit(async (tx) => ((await recordAbortedCheckout(tx, loanId)) ? undefined : findLoan(tx, loanId)));
}
