import { libraryDay, type LocalDate } from '#core/library-day.ts';
import { Problem } from '#core/problem.ts';
import type { LoansContext } from '../context.ts';
import { refuseCheckOut } from '../domain/check-out.ts';
import { firstActionOn } from '../domain/due-actions.ts';
import { dueDate } from '../domain/due-date.ts';
import { policyFor, type LendingPolicy } from '../domain/lending-policy.ts';
import { loanEmail, loanIssued } from '../events/messages.ts';
import type { Book, ReservedCopy } from '../clients/books.ts';
import type { Standing } from '../clients/readers.ts';
import {
  abandonLoan,
  findLoan,
  insertLoan,
  lockReaderAndLoan,
  readerFile,
  type LoanRow,
  type ReaderFile,
} from '../store/loans.ts';
import { allowUnless, refused } from './refused.ts';

export type LoanOrder = {
  loanId: string;
  readerId: string;
  bookId: string;
  /** This copy and no other. */
  barcode?: string;
  /** The request carried an Idempotency-Key, so the loan may be there from a try that died. */
  mayExist: boolean;
  /** Set by a librarian; else the policy says. */
  dueDate?: LocalDate;
  issuedAt: Date;
};

/**
 * Lends a copy of a book to a reader.
 *
 * @throws Problem 404 for a reader or book that there is not, 409 with every reason why the rules refuse, 503 where a
 * neighbour does not answer. In each case no copy stays reserved.
 */
export async function issueLoan(context: LoansContext, order: LoanOrder): Promise<LoanRow> {
  const { db, readers, books } = context;
  const today = libraryDay(context.now(), context.timeZone);

  const [earlier, standing, book, file, policies] = await Promise.all([
    order.mayExist ? findLoan(db, order.loanId) : undefined,
    readers.standing(order.readerId),
    books.find(order.bookId),
    readerFile(db, order.readerId, order.bookId, today),
    context.policies.all(),
  ]);
  if (earlier) return earlier;
  const policy = policyFor(policies, standing.patron_category, book.material);
  allowUnless(refusals(context, { standing, file, available: book.available, policy }));
  if (!policy) throw new Error('a book without a policy is not for loan');

  try {
    const copy = await books.reserve(order.loanId, order.bookId, order.barcode);
    if (!copy) throw refused([{ code: 'no_copy_available' }]);
    return await commitLoan(context, order, { standing, book, policy, copy, today });
  } catch (error) {
    const committed = await giveUp(context, order.loanId);
    if (!committed) throw error;
    return committed;
  }
}

type Decided = { standing: Standing; book: Book; policy: LendingPolicy; copy: ReservedCopy; today: LocalDate };

/** The loan and the messages that tell of it, or nothing. The rules are asked again, now that the reader is held. */
async function commitLoan(context: LoansContext, order: LoanOrder, decided: Decided): Promise<LoanRow> {
  const { standing, policy, copy, today } = decided;
  return context.commit(async (tx, outbox) => {
    const reader = await lockReaderAndLoan(tx, order.readerId, order.loanId);
    if (reader.closed) throw refused([{ code: 'reader_closed' }]);
    const file = await readerFile(tx, order.readerId, order.bookId, today);
    allowUnless(refusals(context, { standing, file, available: 1, policy }));

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
    if (!issued) throw new Problem(409, 'loan_given_up', { detail: 'This loan was given up. Ask anew.' });
    outbox.add(loanIssued(issued), loanEmail('loan_issued', issued, { user_email: standing.email }));
    return issued;
  });
}

type Circumstances = { standing: Standing; file: ReaderFile; available: number; policy: LendingPolicy | undefined };

function refusals({ rules }: LoansContext, { standing, file, available, policy }: Circumstances) {
  return refuseCheckOut(
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
 * Sees to it that a loan that was not committed never will be, and only then gives its copy back. If this process dies
 * here, or books does not answer, books finds the stale reservation and asks (docs/flow-of-a-loan.md).
 *
 * @returns the loan, if it was committed after all and only the answer was lost.
 */
async function giveUp({ db, books, log }: LoansContext, loanId: string): Promise<LoanRow | undefined> {
  try {
    const { exists } = await abandonLoan(db, loanId);
    if (exists) return await findLoan(db, loanId);
    await books.release(loanId);
  } catch (error) {
    log.warn({ err: error, loan_id: loanId }, 'a reserved copy could not be given back at once');
  }
}
