import { apiError, rejected, requireNone } from '#errors';
import type { CommitOf } from '#messaging/commit.ts';
import { libraryDay, type LocalDate } from '#core/library-day.ts';
import type { LoansContext } from '../context.ts';
import { rejectCheckOut } from '../domain/check-out.ts';
import { firstActionOn } from '../domain/due-actions.ts';
import { dueDate } from '../domain/due-date.ts';
import { policyFor, type LendingPolicy } from '../domain/lending-policy.ts';
import { loanEmail, loanIssued } from '../events/messages.ts';
import type { Book, ReservedCopy } from '../clients/books.ts';
import type { Standing } from '../clients/readers.ts';
import { insertLoan, lockReaderAndLoan, readerFile, type LoanRow, type ReaderFile } from '../store/loans.ts';
import type { Tables } from '../store/schema.ts';
import { abortCheckout } from './abort-checkout.ts';

export type LoanOrder = {
  loanId: string;
  readerId: string;
  bookId: string;
  /** This copy and no other. */
  barcode?: string;
  /** Set by a librarian; else the policy says. */
  dueDate?: LocalDate;
  issuedAt: Date;
};

/**
 * Lends a copy of a book to a reader.
 *
 * @throws ApiError 404 for a reader or book that there is not, 409 with every reason why the rules refuse, 503 where a
 * neighbour does not answer. In each case no copy stays reserved.
 */
export async function issueLoan(
  context: LoansContext,
  order: LoanOrder,
  commit: CommitOf<Tables, LoanRow>,
): Promise<LoanRow> {
  const { db, readers, books } = context;
  const today = libraryDay(context.now(), context.timeZone);

  const [standing, book, file, policies] = await Promise.all([
    readers.standing(order.readerId),
    books.find(order.bookId),
    readerFile(db, order.readerId, order.bookId, today),
    context.policies.all(),
  ]);
  const policy = policyFor(policies, standing.patron_category, book.material);
  requireNone(rejections(context, { standing, file, available: book.available, policy }));
  if (!policy) throw new Error('a book without a policy is not for loan');

  try {
    const copy = await books.reserve(order.loanId, order.bookId, order.barcode);
    if (copy === 'none_free') throw rejected([{ code: 'no_copy_available' }]);
    if (copy === 'checkout_aborted') throw apiError('checkout_aborted');
    return await commitLoan(context, order, { standing, book, policy, copy, today }, commit);
  } catch (error) {
    const committed = await giveBack(context, order.loanId);
    if (!committed) throw error;
    return committed;
  }
}

type Decided = { standing: Standing; book: Book; policy: LendingPolicy; copy: ReservedCopy; today: LocalDate };

/** The loan and the messages that tell of it, or nothing. The rules are asked again, now that the reader is held. */
async function commitLoan(
  context: LoansContext,
  order: LoanOrder,
  decided: Decided,
  commit: CommitOf<Tables, LoanRow>,
): Promise<LoanRow> {
  const { standing, policy, copy, today } = decided;
  return commit(async (tx, outbox) => {
    const reader = await lockReaderAndLoan(tx, order.readerId, order.loanId);
    if (reader.closed) throw rejected([{ code: 'reader_closed' }]);
    const file = await readerFile(tx, order.readerId, order.bookId, today);
    requireNone(rejections(context, { standing, file, available: 1, policy }));

    const due = order.dueDate ?? dueDate(libraryDay(order.issuedAt, context.timeZone), policy.loan_days);
    const loan = {
      id: order.loanId,
      reader_id: order.readerId,
      book_id: order.bookId,
      copy_id: copy.copy_id,
      barcode: copy.barcode,
      title: decided.book.title,
      patron_category: standing.patron_category,
      renewal_days: policy.renewal_days,
      max_renewals: policy.max_renewals,
      fine_per_day_minor: policy.fine_per_day_minor,
      fine_cap_minor: policy.fine_cap_minor,
      grace_days: policy.grace_days,
      issued_at: order.issuedAt,
      due_date: due,
      next_action_on: firstActionOn({ dueDate: due, fineTerms: policy }, today),
    };
    const issued = await insertLoan(tx, loan);
    if (!issued) throw apiError('checkout_aborted');
    outbox.add(loanIssued(issued), loanEmail('loan_issued', issued, { user_email: standing.email }));
    return issued;
  });
}

type Circumstances = { standing: Standing; file: ReaderFile; available: number; policy: LendingPolicy | undefined };

function rejections({ rules }: LoansContext, { standing, file, available, policy }: Circumstances) {
  return rejectCheckOut(
    {
      blocked: standing.blocked,
      expired: standing.expired,
      loanLimit: standing.max_loan_limit,
      openLoans: file.open_loans,
      hasOverdue: file.has_overdue,
      hasThisBook: file.has_this_book,
      balanceMinor: file.balance_minor,
    },
    { available, policy },
    rules,
  );
}

/**
 * Gives the copy of an aborted checkout back. If this process dies here, or books does not answer, books finds the stale
 * reservation and asks (docs/flow-of-a-loan.md).
 *
 * @returns the loan, if it was committed after all and only the answer was lost.
 */
async function giveBack(context: LoansContext, loanId: string): Promise<LoanRow | undefined> {
  try {
    const loan = await abortCheckout(context, loanId);
    if (loan) return loan;
    await context.books.release(loanId);
  } catch (error) {
    context.log.warn({ err: error, loan_id: loanId }, 'a reserved copy could not be given back at once');
  }
}
