import { apiError, type Language } from '#errors';
import type { operations } from '#contracts/loans.ts';
import { noContent } from '#http/idempotency.ts';
import type { OperationHandler, OperationHandlers } from '#http/operations.ts';
import { cursorOf, instant, pagedBy, uuid } from '#http/cursor.ts';
import { isPerson, may } from '#core/caller.ts';
import { languageOf } from '#http/problem-answers.ts';
import { momentOf, type LoansContext } from '../context.ts';
import { dueAt } from '../domain/due-date.ts';
import { balanceOf, listCharges } from '../store/charges.ts';
import { findLoan, listLoans, readerFile, type LoanRow, type LoanStatus } from '../store/loans.ts';
import { isOver } from '../domain/hold.ts';
import { limitsFor, refusable, rejectBeyondLimits } from '../domain/limits.ts';
import { holdsOfReader, queuePage, type HoldRow } from '../store/holds.ts';
import { endAuthorAlert } from '../store/waiting-list.ts';
import { abortCheckout } from '../use-cases/abort-checkout.ts';
import { claimReturned, handInLoan, withdrawClaim, type Claim } from '../use-cases/claim-returned.ts';
import { closeReader } from '../use-cases/close-reader.ts';
import { declareLost } from '../use-cases/declare-lost.ts';
import { findScannedLoan } from '../use-cases/find-scanned-loan.ts';
import { issueLoan } from '../use-cases/issue-loan.ts';
import { checkLendingMerge, mergeLending } from '../use-cases/merge-readers.ts';
import { renewAllLoans, type RenewedOrNot, type RenewedPage } from '../use-cases/renew-all-loans.ts';
import { renewLoan } from '../use-cases/renew-loan.ts';
import { returnLoan, type ReturnedLoan } from '../use-cases/return-loan.ts';
import { setDueDate } from '../use-cases/set-due-date.ts';
import { byHold, stopWaiting, waitForAuthor, waitForBook, waitsOf, type Wait } from '../use-cases/wait-for.ts';
import { branchOperations } from './branch-operations.ts';
import { chargeOperations } from './charge-operations.ts';
import { copyHolderOperations } from './copy-holders.ts';
import { byRank, holdOperations, MOST_HOLDS } from './hold-operations.ts';
import { loanOrder } from './loan-order.ts';
import { loanReturn } from './loan-return.ts';
import { journalOperations } from './journal-operations.ts';
import { overrideOperations } from './override-operations.ts';
import { pastInstant } from './past-instant.ts';
import { paymentOperations } from './payment-operations.ts';
import { policyOperations } from './policy-operations.ts';
import { tillOperations } from './till-operations.ts';
import { reportOperations } from './report-operations.ts';
import { presentCharge, presentLoan, presentRejections, presentWaiting } from './present.ts';

/** Newest first. */
const byIssue = pagedBy(instant, uuid);
/** As they were lent. */
const byLending = pagedBy(uuid);

/** Nobody may borrow more, so these are all. */
const MOST_LOANS = 1000;

/** So many open charges a machine is told of. */
const MOST_CHARGES = 100;

export function loanOperations(context: LoansContext): OperationHandlers<operations> {
  const { db, commit, currency } = context;
  const shown = (row: LoanRow) =>
    presentLoan(row, momentOf(context), row.due_at ?? dueAt(row.due_date, { timeZone: context.timeZone }));
  const shownWithReasons =
    (language: Language) =>
    ({ loan, rejections }: RenewedOrNot) => ({
      loan: shown(loan),
      renewed: rejections.length === 0,
      refusals: presentRejections(rejections, language),
    });
  const asIs = (loan: LoanRow) => ({ status: 200 as const, body: shown(loan) });

  const issue: OperationHandler<operations['issueLoan']> = async ({ caller, body, write }) => {
    const order = await loanOrder(context, caller, write, body);
    return write.answer(
      commit,
      (loan: LoanRow) => ({ status: 201, body: shown(loan) }),
      (committing) => issueLoan(context, order, committing),
    );
  };

  async function loanPage(
    query: { status?: LoanStatus; cursor?: string; limit?: number },
    of: { readerId?: string; bookId?: string },
  ) {
    const { limit = 20, status = 'all' } = query;
    const after = byIssue.after(query.cursor);
    const rows = await listLoans(context.reads, { ...of, status, at: momentOf(context), after, limit: limit + 1 });
    return byIssue.page(rows, limit, (row) => [row.issued_at_text, row.id], shown);
  }

  return {
    ...branchOperations(context),
    ...copyHolderOperations(context),
    ...journalOperations(context),
    ...chargeOperations(context),
    ...paymentOperations(context),
    ...tillOperations(context),
    ...policyOperations(context),
    ...overrideOperations(context, shown),
    ...holdOperations(context),
    ...reportOperations(context, shown),

    issueLoan: issue,
    issueLoanAtDesk: issue,

    returnLoan: async ({ caller, body, write }) => {
      const given = await loanReturn(context, caller, body);
      const loanId =
        'loanId' in given
          ? given.loanId
          : await write.pin('loan_id', () => findScannedLoan(context, caller, given.barcode, given.scannedAt));
      // Whoever does not stand at a desk has only their word for it.
      if (!may(caller, 'loans.return_any'))
        return write.answer(
          commit,
          ({ loan }: { loan: LoanRow }) => asIs(loan),
          (committing) => handInLoan(context, caller, loanId, committing),
        );
      return write.answer(
        commit,
        ({ loan, waiting, refundMinor = 0, damageMinor }: ReturnedLoan) => ({
          status: 200,
          body: {
            ...shown(loan),
            waiting,
            ...(refundMinor > 0 && { refund: { amount_minor: refundMinor, currency } }),
            ...(damageMinor !== undefined && { damage_charge: { amount_minor: damageMinor, currency } }),
          },
        }),
        (committing) =>
          returnLoan(
            context,
            caller,
            {
              loanId,
              at: given.at,
              scannedAt: given.scannedAt,
              branch: given.branch,
              isFoundOnShelf: given.isFoundOnShelf,
              damage: given.damage,
              ...(!isPerson(caller) && { unseenAt: caller.id }),
            },
            committing,
          ),
        ({ damageMinor }) => ({ facts: { ...(damageMinor !== undefined && { damage_minor: damageMinor }) } }),
      );
    },

    renewLoan: ({ caller, path, write }) =>
      write.answer(commit, asIs, (committing) => renewLoan(context, caller, { loanId: path.loan_id }, committing)),

    setDueDate: ({ caller, path, body, write }) =>
      write.answer(commit, asIs, (committing) =>
        setDueDate(context, caller, { loanId: path.loan_id, dueDate: body.due_date }, committing),
      ),

    claimReturned: ({ caller, path, body, write }) => {
      const { returned_at } = body;
      const at = returned_at === undefined ? undefined : pastInstant('returned_at', returned_at, context.now());
      return write.answer(
        commit,
        ({ loan, claims }: Claim) => ({ status: 200 as const, body: { ...shown(loan), claims } }),
        (committing) => claimReturned(context, caller, { loanId: path.loan_id, at }, committing),
      );
    },

    declareLost: ({ caller, path, body, write }) =>
      write.answer(commit, asIs, (committing) =>
        declareLost(context, caller, { loanId: path.loan_id, priceMinor: body.price_minor }, committing),
      ),

    withdrawClaim: ({ caller, path, write }) =>
      write.answer(commit, asIs, (committing) => withdrawClaim(context, caller, path.loan_id, committing)),

    renewAllLoans: ({ path, query, raw, write }) => {
      const after = byLending.after(query.cursor);
      return write.answer(
        commit,
        ({ done, after: next }: RenewedPage) => ({
          status: 200 as const,
          body: {
            items: done.map(shownWithReasons(languageOf(raw))),
            ...(next !== undefined && { next_cursor: cursorOf([next]) }),
          },
        }),
        (committing) => renewAllLoans(context, { readerId: path.user_id, after }, committing),
      );
    },

    getLoan: async ({ caller, path }) => {
      const loan = await findLoan(db, path.loan_id);
      if (!loan) throw apiError('loan_not_found');
      if (loan.reader_id !== caller.id && !may(caller, 'loans.read')) throw apiError('forbidden');
      return asIs(loan);
    },

    listLoans: async ({ query }) => ({
      status: 200,
      body: await loanPage(query, query.book_id === undefined ? {} : { bookId: query.book_id }),
    }),

    listReaderLoans: async ({ path, query }) => ({
      status: 200,
      body: await loanPage(query, { readerId: path.user_id }),
    }),

    joinWaitingList: ({ caller, body: { book_id: bookId, author = '' }, write }) => {
      const by = { id: write.id, readerId: caller.id };
      const added = (wait: Wait) => ({ status: 201 as const, body: presentWaiting(wait) });
      if (bookId === undefined)
        return write.answer(commit, added, (committing) => waitForAuthor(context, { ...by, author }, committing));
      return write.answer(
        commit,
        (hold: HoldRow) => added(byHold(hold)),
        (committing) => waitForBook(context, { ...by, bookId }, committing),
      );
    },

    listWaiting: async ({ caller }) => ({
      status: 200,
      body: { items: (await waitsOf(db, caller.id, MOST_HOLDS)).map(presentWaiting) },
    }),

    listWaitingReaders: async ({ path, query }) => {
      const { limit = 20 } = query;
      const line = { after: byRank.after(query.cursor), limit: limit + 1 };
      const rows = await queuePage(context.reads, path.book_id, line);
      return {
        status: 200,
        body: byRank.page(
          rows,
          limit,
          ({ rank, id }) => [rank, id],
          ({ id, reader_id, placed_at }) => ({ id, reader_id, created_at: placed_at.toISOString() }),
        ),
      };
    },

    leaveWaitingList: ({ caller, path, write }) =>
      write.answer(commit, noContent, (committing) =>
        stopWaiting(context, { id: path.entry_id, readerId: caller.id }, committing),
      ),

    endAuthorAlert: async ({ path }) => {
      await endAuthorAlert(db, path.token);
      return { status: 204 };
    },

    tellReaderAccount: async ({ path }) => {
      const readerId = path.user_id;
      const all = { readerId, status: 'open', at: momentOf(context), after: undefined, limit: MOST_LOANS } as const;
      const [standing, file, loans, waiting, holds, charges, amount_minor] = await Promise.all([
        context.readers.standing(readerId),
        readerFile(context.reads, readerId, null, all.at),
        listLoans(context.reads, all),
        waitsOf(context.reads, readerId, MOST_HOLDS),
        holdsOfReader(context.reads, readerId, MOST_HOLDS),
        listCharges(context.reads, { readerId, status: 'open', after: undefined, limit: MOST_CHARGES }),
        balanceOf(context.reads, readerId),
      ]);
      const limits = limitsFor(standing.limits, context.limits);
      return {
        status: 200,
        body: {
          loans: loans.map(shown),
          waiting: waiting.map(presentWaiting),
          holds: holds
            .filter(({ state }) => !isOver(state))
            .map(({ id, book_id, title, state, not_before, not_after }) => ({
              id,
              book_id,
              title,
              state,
              ...(not_before !== null && { not_before }),
              ...(not_after !== null && { not_after }),
            })),
          fines: charges.map(presentCharge),
          balance: { amount_minor, currency },
          owes_too_much: amount_minor > limits.balanceMinor,
          refused_by_limits: refusable.filter((deed) => rejectBeyondLimits(deed, file, limits).length > 0),
        },
      };
    },

    closeReader: async ({ path }) => {
      await closeReader(context, path.user_id);
      return { status: 204 };
    },

    checkLendingMerge: async ({ path, query }) => {
      const { rejections, moves, currency } = await checkLendingMerge(context, {
        from: path.user_id,
        into: query.into,
      });
      return { status: 200, body: { refusals: rejections, moves: { ...moves, currency } } };
    },

    mergeLending: async ({ path, body }) => {
      await mergeLending(context, { from: path.user_id, into: body.into });
      return { status: 204 };
    },

    abortCheckout: async ({ path }) => {
      const loan = await abortCheckout(context, path.loan_id);
      return { status: 200, body: { exists: loan !== undefined } };
    },
  };
}
