import type { Transaction } from 'kysely';
import { apiError, rejected, requireNone, type ErrorCode, type Rejection } from '#errors';
import type { CommitOf } from '#messaging/commit.ts';
import type { LocalDate } from '#core/library-day.ts';
import { momentOf, type LoansContext } from '../context.ts';
import { firstCheckOn } from '../domain/due-actions.ts';
import {
  fittingPolicies,
  loansByPolicy,
  materialsForLoan,
  type LendingPolicy,
  type Materials,
} from '../domain/lending-policy.ts';
import { MAIN_BRANCH } from '../domain/opening-hours.ts';
import { notOverridden, overriddenOf, type Override } from '../domain/override.ts';
import { addressedTo, loanEmail, loanIssued } from '../events/messages.ts';
import type { AllocatedCopy } from '../clients/books.ts';
import { holdBranch } from '../store/branches.ts';
import { openHoldOn, wantLook } from '../store/holds.ts';
import { insertLoan, lockReaderAndLoan, readerFile, type LoanRow, type ReaderFile } from '../store/loans.ts';
import { insertOverride } from '../store/overrides.ts';
import type { Tables } from '../store/schema.ts';
import { abortCheckout } from './abort-checkout.ts';
import { allRejections, dueOfOrder, rejectionsOf, termsOf, type Terms } from './check-loan.ts';
import { fulfilHold } from './end-hold.ts';

export type LoanOrder = {
  loanId: string;
  readerId: string;
  bookId: string;
  /** Where it is lent. */
  branchId: string;
  /** This copy and no other. */
  barcode?: string;
  /** Set by a librarian; otherwise it follows from the policy. */
  dueDate?: LocalDate;
  issuedAt: Date;
  /** Rules that do not count for it, and what is to be kept of those that would have refused it. */
  despite?: {
    codes: readonly ErrorCode[];
    keep: (tx: Transaction<Tables>, codes: ErrorCode[], at: Date) => Promise<void>;
  };
};

/**
 * Lends a copy of a book to a reader.
 *
 * @throws ApiError 404 if there is no such reader or book, 409 with every reason why the rules refuse, 503 if another
 *   service does not answer. In each case no copy stays allocated.
 */
export async function issueLoan(
  context: LoansContext,
  order: LoanOrder,
  commit: CommitOf<Tables, LoanRow>,
): Promise<LoanRow> {
  const { db, books } = context;
  const [terms, file, hold] = await Promise.all([
    termsOf(context, order),
    readerFile(db, order.readerId, order.bookId, momentOf(context)),
    openHoldOn(db, order.readerId, order.bookId),
  ]);
  const against = rejectionsOf(context, terms.standing, file);
  if (notOverridden(against, order.despite).length > 0) return refuse(context, order, terms, file);

  try {
    const materials = materialsOf(order, terms, file);
    const despiteHold = order.despite?.codes.includes('copy_on_hold') ?? false;
    const wanted = { bookId: order.bookId, barcode: order.barcode, holdId: hold?.id, despiteHold, materials };
    const copy = await books.allocate(order.loanId, wanted);
    if (copy === 'checkout_aborted') throw apiError('checkout_aborted');
    if (copy !== 'refused') return await commitLoan(context, order, terms, copy, commit);
  } catch (error) {
    const committed = await giveBack(context, order.loanId);
    if (!committed) throw error;
    return committed;
  }
  return refuse(context, order, terms, file);
}

function materialsOf({ despite, branchId: branch }: LoanOrder, terms: Terms, { out }: ReaderFile): Materials {
  if (despite?.codes.includes('not_for_loan')) return { except: [] };
  const counted = despite?.codes.includes('policy_limit_reached') ? undefined : out;
  return materialsForLoan(terms.policies, { category: terms.standing.category, branch }, counted);
}

/**
 * Fetches the book, which only a refusal needs, so that the reader gets all reasons at once.
 *
 * @throws ApiError always
 */
async function refuse(context: LoansContext, order: LoanOrder, terms: Terms, file: ReaderFile): Promise<never> {
  const { rejections } = await allRejections(context, order, terms, file);
  requireNone(notOverridden(rejections, order.despite));
  // One was returned just now.
  throw rejected([{ code: order.barcode === undefined ? 'no_copy_available' : 'copy_on_loan' }]);
}

/** Commits the loan with its messages, or neither. The rules are evaluated again, now that the reader is locked. */
async function commitLoan(
  context: LoansContext,
  order: LoanOrder,
  terms: Terms,
  copy: AllocatedCopy,
  commit: CommitOf<Tables, LoanRow>,
): Promise<LoanRow> {
  const { standing, policies, calendar } = terms;
  const { category } = standing;
  const fitting = fittingPolicies(policies, { category, material: copy.material, branch: order.branchId });
  const [policy] = fitting;
  const lent = await commit(async (tx, outbox) => {
    const reader = await lockReaderAndLoan(tx, order.readerId, order.loanId);
    if (reader.closed) throw rejected([{ code: 'reader_closed' }]);
    const isThere = order.branchId === MAIN_BRANCH || (await holdBranch(tx, order.branchId));
    if (!isThere) throw apiError('branch_not_found');
    const at = momentOf(context);
    const file = await readerFile(tx, order.readerId, order.bookId, at);
    const against = rejectionsOf(context, standing, file, {
      available: 1,
      policy,
      loansByPolicy: loansByPolicy(fitting, file.out),
    });
    requireNone(notOverridden(against, order.despite));
    if (!policy) throw new Error('a book without a policy is not for loan');

    const due = dueOfOrder(order, terms, policy);
    const renewsItself = order.dueDate === undefined;
    const loan = {
      id: order.loanId,
      reader_id: order.readerId,
      book_id: order.bookId,
      copy_id: copy.copyId,
      barcode: copy.barcode,
      title: copy.title,
      patron_category: category,
      renewal_days: policy.renewalDays,
      max_renewals: policy.maxRenewals,
      fine_per_day_minor: policy.finePerDayMinor,
      fine_cap_minor: policy.fineCapMinor,
      grace_days: policy.graceDays,
      closed_days: policy.closedDays,
      fines_count_closed_days: policy.countClosedDays,
      fixed_due_date: policy.fixedDueDate?.day ?? null,
      fixed_due_rule: policy.fixedDueDate?.rule ?? null,
      material: copy.material,
      lost_price_minor: copy.priceMinor ?? policy.lostPriceMinor,
      processing_fee_minor: policy.processingFeeMinor,
      lost_refund_days: policy.lostRefundDays ?? null,
      refund_processing_fee: policy.refundProcessingFee,
      lost_after_days: policy.lostAfterDays ?? null,
      auto_renewal_days: renewsItself ? autoRenewalDaysOf(policy) : null,
      recall_guaranteed_days: policy.recall?.guaranteedDays ?? null,
      recall_return_days: policy.recall?.returnDays ?? null,
      hourly: policy.hourly ?? null,
      issued_at: order.issuedAt,
      due_date: due.day,
      due_at: due.at,
      due_time: due.time ?? null,
      branch_id: order.branchId,
      check_on: firstCheckOn({ dueDate: due.day, fineTerms: policy, calendar }, at.now, context.timeZone),
    };
    const issued = await insertLoan(tx, loan);
    if (!issued) throw apiError('checkout_aborted');
    const codes = overriddenOf([...against, ...heldByOther(copy)], order.despite);
    if (codes.length > 0) await order.despite?.keep(tx, codes, at.now);
    await fulfilHold(tx, outbox, { readerId: order.readerId, bookId: order.bookId, at: at.now });
    outbox.add(loanIssued(issued), loanEmail('loan_issued', issued, addressedTo(standing)));
    return issued;
  });
  // For whoever is next in line it may be recalled. Not in that transaction, which has locked another hold of the line.
  if (policy?.recall) await wantLook(context.db, order.bookId, context.now());
  return lent;
}

/** By hours: on the day on which it is due. */
const autoRenewalDaysOf = ({ autoRenewalDays, hourly }: LendingPolicy): number | null =>
  (hourly ? (hourly.autoRenewalMinutes === undefined ? undefined : 0) : autoRenewalDays) ?? null;

/** It was kept for another reader, whose hold waits again. */
const heldByOther = ({ freedHold }: AllocatedCopy): Rejection[] =>
  freedHold === undefined ? [] : [{ code: 'copy_on_hold' }];

/** Keeps who has overridden rules for a loan, and why. */
export const keptWithLoan =
  ({ loanId, readerId }: Pick<LoanOrder, 'loanId' | 'readerId'>, { reason, by }: Pick<Override, 'reason' | 'by'>) =>
  (tx: Transaction<Tables>, codes: ErrorCode[], at: Date): Promise<void> =>
    insertOverride(tx, {
      loan_id: loanId,
      reader_id: readerId,
      act: 'check_out',
      codes,
      reason,
      overridden_by: by,
      overridden_at: at,
    });

/**
 * Aborts the checkout and releases its copy. If this process dies here, or books does not answer, books finds the stale
 * allocation and asks loans (docs/flow-of-a-loan.md).
 *
 * @returns the loan, if it was committed after all and only the answer was lost.
 */
async function giveBack(context: LoansContext, loanId: string): Promise<LoanRow | undefined> {
  try {
    const loan = await abortCheckout(context, loanId);
    if (loan) return loan;
    await context.books.release(loanId);
  } catch (error) {
    context.log.warn({ err: error, loan_id: loanId }, 'an allocated copy could not be released at once');
  }
}
