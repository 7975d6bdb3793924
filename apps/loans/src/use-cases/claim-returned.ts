import type { Selectable, Transaction } from 'kysely';
import { apiError, rejected, requireNone } from '#errors';
import type { CommitOf } from '#messaging/commit.ts';
import type { Caller } from '#core/caller.ts';
import type { LoansContext } from '../context.ts';
import { countsAsReturnedAt, rejectClaim, rejectEndOfClaim, type Claimable } from '../domain/claim.ts';
import { firstCheckOn } from '../domain/due-actions.ts';
import { countClaims, fineTermsOf, findLoan, lockLoan, putClaim, type LoanRow } from '../store/loans.ts';
import type { LoanTable, Tables } from '../store/schema.ts';
import { latenessOf, setFine } from './set-fine.ts';

/** A loan that was claimed to be returned, and how many its reader has claimed. */
export type Claim = { loan: LoanRow; claims: number };

/**
 * Records that a reader says they brought a book back. It stays on loan, and is looked for; its fine is what it was then.
 *
 * @throws ApiError 403 for one's own loan, 404, 409 for a loan that was returned, or is claimed already.
 */
export async function claimReturned(
  context: LoansContext,
  caller: Caller,
  { loanId, at }: { loanId: string; at: Date | undefined },
  commit: CommitOf<Tables, Claim>,
): Promise<Claim> {
  return commit(async (tx, outbox) => {
    const loan = await lockTheirs(tx, caller, loanId);
    requireNone(rejectClaim(claimable(loan)));
    const issuedAt = loan.issued_at;
    const claimedAt = countsAsReturnedAt(at ?? context.now(), { issuedAt, claimedAt: null });
    await putClaim(tx, loanId, { claimedAt, checkOn: null });
    await setFine(context, tx, outbox, loan, {
      ...(await latenessOf(context, tx, loan, claimedAt)),
      status: 'accruing',
    });
    return { loan: await shown(tx, loanId), claims: await countClaims(tx, loan.reader_id) };
  });
}

/**
 * Takes a claim back: its reader has the book after all, and what it is overdue counts.
 *
 * @throws ApiError 403 for one's own loan, 404, 409 for a loan that was returned, or that nobody has claimed.
 */
export async function withdrawClaim(
  context: LoansContext,
  caller: Caller,
  loanId: string,
  commit: CommitOf<Tables, LoanRow>,
): Promise<LoanRow> {
  const { calendars, timeZone } = context;
  return commit(async (tx) => {
    const loan = await lockTheirs(tx, caller, loanId);
    requireNone(rejectEndOfClaim(claimable(loan)));
    const calendar = await calendars.ofLoan(loan, tx);
    const due = { dueDate: loan.due_date, fineTerms: fineTermsOf(loan), calendar };
    await putClaim(tx, loanId, { claimedAt: null, checkOn: firstCheckOn(due, context.now(), timeZone) });
    return shown(tx, loanId);
  });
}

async function lockTheirs(tx: Transaction<Tables>, caller: Caller, loanId: string) {
  const loan = await lockLoan(tx, loanId);
  if (!loan) throw apiError('loan_not_found');
  const { reader_id } = loan;
  if (reader_id === null) throw rejected([{ code: 'loan_returned' }]);
  if (reader_id === caller.id) throw apiError('own_loan');
  return { ...loan, reader_id };
}

export const claimable = (loan: Pick<Selectable<LoanTable>, 'returned_at' | 'claimed_returned_at'>): Claimable => ({
  returned: loan.returned_at !== null,
  claimed: loan.claimed_returned_at !== null,
});

async function shown(tx: Transaction<Tables>, loanId: string): Promise<LoanRow> {
  const loan = await findLoan(tx, loanId);
  if (!loan) throw apiError('loan_not_found');
  return loan;
}
