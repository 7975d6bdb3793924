import type { Selectable, Transaction } from 'kysely';
import { apiError, rejected, requireNone } from '#errors';
import type { CommitOf, Outbox } from '#messaging/commit.ts';
import { may, type Caller } from '#core/caller.ts';
import { libraryDay } from '#core/library-day.ts';
import type { LoansContext } from '../context.ts';
import {
  countsAsReturnedAt,
  rejectClaim,
  rejectEndOfClaim,
  rejectHandIn,
  wordLapsesAt,
  type Claimable,
} from '../domain/claim.ts';
import { firstCheckOn } from '../domain/due-actions.ts';
import { loanClaimedReturned, loanClaimWithdrawn } from '../events/messages.ts';
import { countClaims, dropClaim, fineTermsOf, findLoan, lockLoan, putClaim, type LoanRow } from '../store/loans.ts';
import type { LoanTable, Tables } from '../store/schema.ts';
import { latenessOf, setFine } from './set-fine.ts';

type LockedLoan = Selectable<LoanTable> & { reader_id: string };

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
    await recordClaim(context, tx, outbox, loan, { at: at ?? context.now(), lapsesAt: null });
    return { loan: await shown(tx, loanId), claims: await countClaims(tx, loan.reader_id) };
  });
}

/**
 * A reader says that they have put their book into the return box. It stays on loan until the desk scans it, and then counts as
 * returned by now; if the desk has not by the day that their word lapses, the loan goes on (jobs/end-claims.ts). What is over, or claimed, is
 * not changed.
 *
 * @throws ApiError 404, 403 for somebody else's loan, 409 for one that is lost, or of which they have said so before.
 */
export async function handInLoan(
  context: LoansContext,
  caller: Caller,
  loanId: string,
  commit: CommitOf<Tables, { loan: LoanRow }>,
): Promise<{ loan: LoanRow }> {
  return commit(async (tx, outbox) => {
    const loan = await lockOwn(tx, caller, loanId);
    if (loan.lost_at !== null) throw rejected([{ code: 'loan_lost' }]);
    const its = claimable(loan);
    requireNone(rejectHandIn(its));
    const at = context.now();
    if (!its.returned && its.claimed === 'no')
      await recordClaim(context, tx, outbox, loan, { at, lapsesAt: wordLapsesAt(at) });
    return { loan: await shown(tx, loanId) };
  });
}

/** From then on its fine accrues no more. */
async function recordClaim(
  context: LoansContext,
  tx: Transaction<Tables>,
  outbox: Outbox,
  loan: LockedLoan,
  { at, lapsesAt }: { at: Date; lapsesAt: Date | null },
): Promise<void> {
  const claimedAt = countsAsReturnedAt(at, { issuedAt: loan.issued_at, claimedAt: loan.claimed_returned_at });
  outbox.add(loanClaimedReturned(await putClaim(tx, loan.id, { claimedAt, lapsesAt }), claimedAt));
  await setFine(context, tx, outbox, loan, {
    ...(await latenessOf(context, tx, loan, claimedAt)),
    status: 'accruing',
  });
}

/**
 * Takes a claim back: its reader has the book after all, and what it is overdue counts.
 *
 * @throws ApiError 403 for one's own loan, 404, 409 for a loan that was returned, or that nobody has claimed. A reader takes back what they alone have said, and nothing else.
 */
export async function withdrawClaim(
  context: LoansContext,
  caller: Caller,
  loanId: string,
  commit: CommitOf<Tables, LoanRow>,
): Promise<LoanRow> {
  return commit(async (tx, outbox) => {
    const loan = may(caller, 'loans.claim')
      ? await lockTheirs(tx, caller, loanId)
      : await lockHandedIn(tx, caller, loanId);
    requireNone(rejectEndOfClaim(claimable(loan)));
    await endClaim(context, tx, outbox, loan);
    return shown(tx, loanId);
  });
}

/** The loan is as if nobody had claimed anything. */
export async function endClaim(
  { calendars, timeZone, now }: Pick<LoansContext, 'calendars' | 'timeZone' | 'now'>,
  tx: Transaction<Tables>,
  outbox: Outbox,
  loan: LockedLoan,
): Promise<void> {
  const calendar = await calendars.ofLoan(loan, tx);
  const due = { dueDate: loan.due_date, fineTerms: fineTermsOf(loan), calendar };
  const at = now();
  const checkOn = firstCheckOn(due, at, timeZone);
  // Whoever was believed to have brought it back has the time of the policy from now on, before it counts as lost.
  const agesFrom = libraryDay(at, calendar.timeZone);
  outbox.add(loanClaimWithdrawn(await dropClaim(tx, loan.id, { checkOn, agesFrom })));
}

/** What a reader has handed in by their own word. */
async function lockHandedIn(tx: Transaction<Tables>, caller: Caller, loanId: string): Promise<LockedLoan> {
  const loan = await lockOwn(tx, caller, loanId);
  if (claimable(loan).claimed === 'at the desk') throw apiError('forbidden');
  return loan;
}

async function lockOwn(tx: Transaction<Tables>, caller: Caller, loanId: string): Promise<LockedLoan> {
  const loan = await lockLoan(tx, loanId);
  if (!loan) throw apiError('loan_not_found');
  if (loan.reader_id !== caller.id) throw apiError('forbidden');
  return { ...loan, reader_id: caller.id };
}

async function lockTheirs(tx: Transaction<Tables>, caller: Caller, loanId: string): Promise<LockedLoan> {
  const loan = await lockLoan(tx, loanId);
  if (!loan) throw apiError('loan_not_found');
  const { reader_id } = loan;
  if (reader_id === null) throw rejected([{ code: 'loan_returned' }]);
  if (reader_id === caller.id) throw apiError('own_loan');
  return { ...loan, reader_id };
}

export const claimable = ({
  returned_at,
  claimed_returned_at,
  claim_lapses_at,
}: Pick<Selectable<LoanTable>, 'returned_at' | 'claimed_returned_at' | 'claim_lapses_at'>): Claimable => ({
  returned: returned_at !== null,
  claimed: claimed_returned_at === null ? 'no' : claim_lapses_at === null ? 'at the desk' : 'by its reader',
  handedInBefore: claim_lapses_at !== null,
});

async function shown(tx: Transaction<Tables>, loanId: string): Promise<LoanRow> {
  const loan = await findLoan(tx, loanId);
  if (!loan) throw apiError('loan_not_found');
  return loan;
}
