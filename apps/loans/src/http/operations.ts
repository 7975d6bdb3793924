import type { operations } from '#contracts/loans.ts';
import type { OperationHandler, OperationHandlers } from '#http/operations.ts';
import { decodeCursor, pageOf } from '#http/cursor.ts';
import { once } from '#http/idempotency.ts';
import { isStaff } from '#core/caller.ts';
import { selfOrStaff, staffOnly } from '#http/access.ts';
import { libraryDay } from '#core/library-day.ts';
import { forbidden, invalidField, notFound } from '#core/problem.ts';
import type { LoansContext } from '../context.ts';
import { listFines } from '../store/fines.ts';
import {
  abandonLoan,
  findLoan,
  findOpenLoanByBarcode,
  listLoans,
  type LoanRow,
  type LoanStatus,
} from '../store/loans.ts';
import { leaveWaitingList, listWaiting } from '../store/waiting-list.ts';
import { closeReader } from '../use-cases/close-reader.ts';
import { issueLoan } from '../use-cases/issue-loan.ts';
import { renewLoan } from '../use-cases/renew-loan.ts';
import { returnLoan } from '../use-cases/return-loan.ts';
import { settleFine } from '../use-cases/settle-fine.ts';
import { waitForAuthor, waitForBook } from '../use-cases/wait-for.ts';
import { loanOrder } from './loan-order.ts';
import { presentFine, presentLoan, presentWaiting } from './present.ts';

export function loanOperations(context: LoansContext): OperationHandlers<operations> {
  const { db, currency } = context;
  const today = () => libraryDay(context.now(), context.timeZone);
  const shown = (row: LoanRow) => presentLoan(row, today());

  const issue: OperationHandler<operations['issueLoan']> = async ({ caller, body, idempotencyKey }) => {
    const request = { caller: caller.id, key: idempotencyKey, operation: 'issueLoan', body };
    const { body: loan } = await once(db, request, async (loanId) => ({
      status: 201,
      body: shown(
        await issueLoan(context, {
          ...(await loanOrder(context, caller, loanId, body)),
          mayExist: idempotencyKey !== undefined,
        }),
      ),
    }));
    return { status: 201, body: loan };
  };

  async function loanPage(query: { status?: LoanStatus; cursor?: string; limit?: number }, of: { readerId?: string }) {
    const { limit = 20, status = 'all' } = query;
    const after = decodeCursor(query.cursor, 2);
    const rows = await listLoans(context.reads, { ...of, status, today: today(), after, limit: limit + 1 });
    return pageOf(rows, limit, (row) => [row.issued_at.toISOString(), row.id], shown);
  }

  return {
    issueLoan: issue,
    issueLoanAtDesk: issue,

    returnLoan: async ({ caller, body, idempotencyKey }) => {
      const request = { caller: caller.id, key: idempotencyKey, operation: 'returnLoan', body };
      const { body: loan } = await once(db, request, async () => {
        const loanId = body.loan_id ?? (await openLoanOf(body.barcode));
        return { status: 200, body: shown(await returnLoan(context, caller, loanId)) };
      });
      return { status: 200, body: loan };
    },

    renewLoan: async ({ caller, path, idempotencyKey }) => {
      const request = { caller: caller.id, key: idempotencyKey, operation: `renewLoan ${path.loan_id}`, body: null };
      const { body: loan } = await once(db, request, async () => ({
        status: 200,
        body: shown(await renewLoan(context, caller, path.loan_id)),
      }));
      return { status: 200, body: loan };
    },

    getLoan: async ({ caller, path }) => {
      const loan = await findLoan(db, path.loan_id);
      if (!loan) throw notFound('loan');
      if (loan.reader_id !== caller.id && !isStaff(caller)) throw forbidden();
      return { status: 200, body: shown(loan) };
    },

    listLoans: async ({ caller, query }) => {
      staffOnly(caller);
      return { status: 200, body: await loanPage(query, {}) };
    },

    listReaderLoans: async ({ caller, path, query }) => {
      selfOrStaff(caller, path.user_id);
      return { status: 200, body: await loanPage(query, { readerId: path.user_id }) };
    },

    joinWaitingList: async ({ caller, body }) => {
      const entry =
        body.book_id === undefined
          ? await waitForAuthor(context, caller.id, body.author ?? '')
          : await waitForBook(context, caller.id, body.book_id);
      return { status: 201, body: presentWaiting(entry) };
    },

    listWaiting: async ({ caller }) => ({
      status: 200,
      body: { items: (await listWaiting(db, caller.id)).map(presentWaiting) },
    }),

    leaveWaitingList: async ({ caller, path }) => {
      await leaveWaitingList(db, caller.id, path.entry_id);
      return { status: 204 };
    },

    listFines: async ({ caller, path }) => {
      selfOrStaff(caller, path.user_id);
      const fines = await listFines(db, path.user_id);
      const open = fines.filter(({ status }) => status === 'growing' || status === 'owed');
      const amount_minor = open.reduce((sum, fine) => sum + fine.amount_minor, 0);
      return { status: 200, body: { items: fines.map(presentFine), balance: { amount_minor, currency } } };
    },

    settleFine: async ({ caller, path, body, idempotencyKey }) => {
      staffOnly(caller);
      const request = { caller: caller.id, key: idempotencyKey, operation: `settleFine ${path.fine_id}`, body };
      const { body: fine } = await once(db, request, async () => {
        await settleFine(context, caller, path.fine_id, body);
        const row = await db.selectFrom('fine').selectAll().where('id', '=', path.fine_id).executeTakeFirstOrThrow();
        return { status: 200, body: presentFine(row) };
      });
      return { status: 200, body: fine };
    },

    listLendingPolicies: async () => ({ status: 200, body: { items: await context.policies.all() } }),

    putLendingPolicy: async ({ caller, path, body }) => {
      staffOnly(caller);
      return { status: 200, body: await context.policies.put({ ...path, ...body }) };
    },

    closeReader: async ({ path }) => {
      await closeReader(context, path.user_id);
      return { status: 204 };
    },

    abandonLoan: async ({ path }) => ({ status: 200, body: await abandonLoan(db, path.loan_id) }),
  };

  async function openLoanOf(barcode: string | undefined): Promise<string> {
    if (barcode === undefined) throw invalidField('loan_id', 'is missing, and so is barcode');
    const loan = await findOpenLoanByBarcode(db, barcode);
    if (!loan) throw notFound('loan');
    return loan.id;
  }
}
