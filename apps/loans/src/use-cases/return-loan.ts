import type { Transaction } from 'kysely';
import { apiError } from '#errors';
import type { CommitOf } from '#messaging/commit.ts';
import { may, type Caller } from '#core/caller.ts';
import { within } from '#core/deadline.ts';
import { libraryDay } from '#core/library-day.ts';
import { momentOf, type LoansContext } from '../context.ts';
import { daysCharged, daysOverdue, overdueFine } from '../domain/overdue-fine.ts';
import { balanceChanged, loanEmail, loanReturned, type NextHold } from '../events/messages.ts';
import { dropAccruing, nextBalance, putFine } from '../store/charges.ts';
import { closeLoan, fineTermsOf, findLoan, lockLoan, type LoanRow } from '../store/loans.ts';
import type { Tables } from '../store/schema.ts';
import { countWaiting } from '../store/waiting-list.ts';
import { nextHold } from './next-hold.ts';

/** Longer than books needs; nobody waits longer at the desk for what the event does anyway. */
const PATIENCE_MS = 1_000;

/** A loan that has come back, how many readers wait for its book, and the hold that its copy may be kept for. */
export type ReturnedLoan = { loan: LoanRow; waiting: number; next?: NextHold | undefined };

/**
 * Takes a book back and sets its fine, by the moment when it was returned. books is asked to put the copy back on the shelf, and the event makes sure of it. A
 * closed loan is not changed.
 *
 * @throws ApiError 404, or 403 for a reader who returns somebody else's, or who says when they returned their own.
 */
export async function returnLoan(
  context: LoansContext,
  caller: Caller,
  { loanId, at, branch }: { loanId: string; at?: Date | undefined; branch?: string | undefined },
  commit: CommitOf<Tables, ReturnedLoan>,
): Promise<ReturnedLoan> {
  const { currency, calendars } = context;
  const returned = await commit(async (tx, outbox) => {
    const loan = await lockLoan(tx, loanId);
    if (!loan) throw apiError('loan_not_found');
    if (loan.reader_id !== caller.id && !may(caller, 'loans.return_any')) throw apiError('forbidden');
    if (loan.reader_id === caller.id && at !== undefined) throw apiError('own_loan');
    if (loan.returned_at !== null || loan.reader_id === null) return { loan: await shownLoan(tx, loanId), waiting: 0 };

    // Another clock may be ahead: a loan is never returned before it was issued.
    const returnedAt = new Date(Math.max((at ?? context.now()).getTime(), loan.issued_at.getTime()));
    const calendar = await calendars.ofLoan(loan, tx);
    const returnedOn = libraryDay(returnedAt, calendar.timeZone);
    const days = daysOverdue(loan.due_date, returnedOn);
    const terms = fineTermsOf(loan);
    const amount = overdueFine(terms, daysCharged(terms, loan.due_date, returnedOn, calendar));
    const closed = await closeLoan(tx, loanId, returnedAt);
    const next = branch === undefined ? undefined : await nextHold(tx, closed, branch, momentOf(context));
    outbox.add(
      loanReturned(closed, { returnedAt, daysOverdue: days, branch, next }),
      loanEmail('loan_returned', closed),
    );
    if (amount > 0) {
      await putFine(
        tx,
        {
          loanId,
          readerId: loan.reader_id,
          title: loan.title,
          amountMinor: amount,
          currency,
          daysOverdue: days,
          status: 'owed',
        },
        context.now(),
      );
    }
    if (amount > 0 || (await dropAccruing(tx, loanId))) {
      outbox.add(balanceChanged(await nextBalance(tx, loan.reader_id), currency));
    }
    return { loan: await shownLoan(tx, loanId), waiting: await countWaiting(tx, loan.book_id, null), next };
  });
  await takeBack(context, loanId, branch, returned.next);
  return returned;
}

/** Frees the copy before the desk gets its answer, so that its next scan can lend it. Without books, the event will. */
async function takeBack(
  { books, log }: LoansContext,
  loanId: string,
  branch: string | undefined,
  next: NextHold | undefined,
): Promise<void> {
  try {
    await within(PATIENCE_MS, books.takeBack(loanId, branch, next));
  } catch (error) {
    log.warn({ err: error, loan_id: loanId }, 'the copy of a returned loan is freed by its event');
  }
}

async function shownLoan(tx: Transaction<Tables>, loanId: string): Promise<LoanRow> {
  const loan = await findLoan(tx, loanId);
  if (!loan) throw apiError('loan_not_found');
  return loan;
}
