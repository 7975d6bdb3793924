import type { Transaction } from 'kysely';
import { apiError, requireNone } from '#errors';
import type { CommitOf } from '#messaging/commit.ts';
import { may, type Caller } from '#core/caller.ts';
import { within } from '#core/deadline.ts';
import type { TakenBack } from '../clients/books.ts';
import { momentOf, type LoansContext } from '../context.ts';
import { countsAsReturnedAt, rejectEndOfClaim } from '../domain/claim.ts';
import { loanEmail, loanReturned, type NextHold } from '../events/messages.ts';
import { insertTask } from '../store/desk-tasks.ts';
import { countHoldsWaiting } from '../store/holds.ts';
import { closeLoan, findLoan, lockLoan, type LoanRow } from '../store/loans.ts';
import type { Tables } from '../store/schema.ts';
import { chargeDamage, type Damage } from './charge-damage.ts';
import { claimable } from './claim-returned.ts';
import { forgiveLoss } from './forgive-loss.ts';
import { nextHold } from './next-hold.ts';
import { latenessOf, setFine } from './set-fine.ts';

/** Longer than books needs; nobody waits longer at the desk for what the event does anyway. */
const PATIENCE_MS = 1_000;

/** A loan that has come back, how many readers wait for its book, and the hold that its copy may be kept for. */
export type ReturnedLoan = {
  loan: LoanRow;
  waiting: number;
  next?: NextHold | undefined;
  /** What was paid for a copy that was lost, and may be given back. */
  refundMinor?: number;
  /** What its reader is charged for its damage. */
  damageMinor?: number | undefined;
  /** It was lost, and it is not known any more by whom. */
  isNobodys?: boolean;
};

/** Which loan; when, if not now, and where. What stood on the shelf, though its reader had claimed to have returned it, costs nothing. */
export type Returning = {
  loanId: string;
  at?: Date | undefined;
  /** When it was scanned, if that was a while ago: it counts as of then, but for one's own loan. */
  scannedAt?: Date | undefined;
  branch?: string | undefined;
  isFoundOnShelf?: boolean | undefined;
  /** It is damaged, and serves no hold. */
  damage?: Damage | undefined;
  /** The desk or machine where nobody sees the answer: what there is to do about it becomes a task. */
  unseenAt?: string | undefined;
};

/**
 * Takes a book back and sets its fine, by the moment when it was returned or its reader claimed that. books is asked to put the copy back on the shelf, and the event makes sure of it. A
 * closed loan is not changed, but for what is charged for its damage.
 *
 * @throws ApiError 404, or 403 for who has no desk, says when they returned their own, or that it was found, or charges themselves; 409 for a book found on the shelf that
 *   nobody has claimed.
 */
export async function returnLoan(
  context: LoansContext,
  caller: Caller,
  { loanId, at, scannedAt, branch, isFoundOnShelf = false, damage, unseenAt }: Returning,
  commit: CommitOf<Tables, ReturnedLoan>,
): Promise<ReturnedLoan> {
  const returned = await commit(async (tx, outbox) => {
    const loan = await lockLoan(tx, loanId);
    if (!loan) throw apiError('loan_not_found');
    if (!may(caller, 'loans.return_any')) throw apiError('forbidden');
    if (loan.reader_id === caller.id && (at !== undefined || isFoundOnShelf)) throw apiError('own_loan');
    // What was lost is taken back by somebody who has it in their hands, and owes nothing for it.
    if (loan.lost_at !== null && loan.reader_id === caller.id) throw apiError('own_loan');
    const isOver = loan.returned_at !== null && loan.lost_at === null;
    if (isOver || loan.reader_id === null) {
      const damageMinor = damage && (await chargeDamage(context, tx, outbox, { loan, damage, by: caller.id }));
      return { loan: await shownLoan(tx, loanId), waiting: 0, damageMinor, isNobodys: loan.lost_at !== null };
    }

    if (isFoundOnShelf) requireNone(rejectEndOfClaim(claimable(loan)));
    const seenAt = loan.reader_id === caller.id ? undefined : scannedAt;
    const returnedAt = countsAsReturnedAt(at ?? seenAt ?? context.now(), {
      issuedAt: loan.issued_at,
      claimedAt: loan.lost_at === null ? loan.claimed_returned_at : null,
    });
    const late = await latenessOf(context, tx, loan, returnedAt);
    const closed = await closeLoan(tx, loanId, returnedAt);
    const isKept = branch !== undefined && damage === undefined;
    const next = isKept ? await nextHold(tx, closed, branch, momentOf(context)) : undefined;
    outbox.add(
      loanReturned(closed, { returnedAt, daysOverdue: late.days, branch, next, isDamaged: damage !== undefined }),
      loanEmail('loan_returned', closed),
    );
    const { reader_id, lost_at } = loan;
    const theirs = { ...loan, reader_id };
    // The fine of what was lost is as of then, unless it was not lost yet.
    if (lost_at === null) {
      const fine = isFoundOnShelf ? { ...late, amountMinor: 0 } : late;
      await setFine(context, tx, outbox, theirs, { ...fine, status: 'owed' });
    }
    const refundMinor =
      lost_at === null
        ? 0
        : await forgiveLoss(context, tx, outbox, { loan: { ...theirs, lost_at }, foundAt: returnedAt, by: caller.id });
    const damageMinor = damage && (await chargeDamage(context, tx, outbox, { loan, damage, by: caller.id }));
    if (refundMinor > 0 && unseenAt !== undefined) {
      const { barcode, branch_id } = loan;
      const found = { happened_at: returnedAt, created_at: context.now(), branch_id: branch ?? branch_id };
      const task = { kind: 'refund_due', reader_id, loan_id: loanId, barcode } as const;
      await insertTask(tx, { entry_id: loanId, desk: unseenAt, ...found }, task);
    }
    const { today } = momentOf(context);
    return {
      loan: await shownLoan(tx, loanId),
      waiting: await countHoldsWaiting(tx, loan.book_id, { but: null, copyId: loan.copy_id, today }),
      next,
      refundMinor,
      damageMinor,
    };
  });
  const back = { branch, next: returned.next, isDamaged: damage !== undefined };
  // No event tells of it: books must have heard.
  if (returned.isNobodys) await context.books.takeBack(loanId, back);
  else await takeBack(context, loanId, back);
  return returned;
}

/** Frees the copy before the desk gets its answer, so that its next scan can lend it. Without books, the event will. */
async function takeBack({ books, log }: LoansContext, loanId: string, back: TakenBack): Promise<void> {
  try {
    await within(PATIENCE_MS, books.takeBack(loanId, back));
  } catch (error) {
    log.warn({ err: error, loan_id: loanId }, 'the copy of a returned loan is freed by its event');
  }
}

async function shownLoan(tx: Transaction<Tables>, loanId: string): Promise<LoanRow> {
  const loan = await findLoan(tx, loanId);
  if (!loan) throw apiError('loan_not_found');
  return loan;
}
