import { apiError } from '#errors';
import type { components, operations } from '#contracts/loans.ts';
import type { Caller } from '#core/caller.ts';
import { instant, pagedBy, uuid } from '#http/cursor.ts';
import type { OperationHandlers } from '#http/operations.ts';
import { languageOf } from '#http/problem-answers.ts';
import type { LoansContext } from '../context.ts';
import {
  checkOutOverrides,
  mayOverride,
  renewalOverrides,
  type CheckOutOverride,
  type Override,
  type RenewalOverride,
} from '../domain/override.ts';
import { findLoan, type LoanRow } from '../store/loans.ts';
import { listOverrides, type OverrideRow } from '../store/overrides.ts';
import { checkLoan, type Verdict } from '../use-cases/check-loan.ts';
import { issueLoan, keptWithLoan } from '../use-cases/issue-loan.ts';
import { checkRenewal, renewLoan } from '../use-cases/renew-loan.ts';
import { loanOrder } from './loan-order.ts';
import { presentDue, presentRejections, type Loan } from './present.ts';

type Schemas = components['schemas'];
type Asked = Parameters<typeof languageOf>[0];
type OverrideOperations = Pick<
  OperationHandlers<operations>,
  'checkLoan' | 'checkRenewal' | 'issueLoanByOverride' | 'renewLoanByOverride' | 'listOverrides'
>;

/** Newest first. */
const byTime = pagedBy(instant, uuid);

/** An order that is looked at only, and never asked for again. */
const UNWRITTEN = { id: '', pin: (_name: string, resolve: () => Promise<string>) => resolve() };

/** What the rules would say, and what is done despite them. */
export function overrideOperations(context: LoansContext, shown: (row: LoanRow) => Loan): OverrideOperations {
  const { commit, reads } = context;

  const said =
    (table: typeof checkOutOverrides | typeof renewalOverrides, caller: Caller, raw: Asked) =>
    ({ readerId, rejections, due }: Verdict): Schemas['Verdict'] => ({
      allowed: rejections.length === 0,
      reader_id: readerId,
      ...(due && presentDue(due)),
      refusals: presentRejections(rejections, languageOf(raw)).map((one) => ({
        ...one,
        overridable: readerId !== caller.id && mayOverride(caller, table, one.code),
      })),
    });

  return {
    checkLoan: async ({ caller, body, raw }) => {
      const order = await loanOrder(context, caller, UNWRITTEN, body);
      return { status: 200, body: said(checkOutOverrides, caller, raw)(await checkLoan(context, order)) };
    },

    checkRenewal: async ({ caller, path, raw }) => {
      const verdict = await checkRenewal(context, caller, path.loan_id);
      return { status: 200, body: said(renewalOverrides, caller, raw)(verdict) };
    },

    issueLoanByOverride: async ({ caller, body: { overrides, reason, ...request }, write }) => {
      const override: Override<CheckOutOverride> = { codes: overrides, reason, by: caller.id };
      requireMayOverride(caller, checkOutOverrides, override);
      const order = await loanOrder(context, caller, write, request);
      if (order.readerId === caller.id) throw apiError('own_override');
      return write.answer(
        commit,
        (loan: LoanRow) => ({ status: 201, body: shown(loan) }),
        (committing) =>
          issueLoan(
            context,
            { ...order, despite: { codes: overrides, keep: keptWithLoan(order, override) } },
            committing,
          ),
      );
    },

    renewLoanByOverride: async ({ caller, path, body: { overrides, reason }, write }) => {
      const override: Override<RenewalOverride> = { codes: overrides, reason, by: caller.id };
      requireMayOverride(caller, renewalOverrides, override);
      return write.answer(
        commit,
        (loan: LoanRow) => ({ status: 200, body: shown(loan) }),
        (committing) => renewLoan(context, caller, { loanId: path.loan_id, override }, committing),
      );
    },

    listOverrides: async ({ path, query }) => {
      if (!(await findLoan(reads, path.loan_id))) throw apiError('loan_not_found');
      const { limit = 20 } = query;
      const rows = await listOverrides(reads, path.loan_id, { after: byTime.after(query.cursor), limit: limit + 1 });
      return {
        status: 200,
        body: byTime.page(rows, limit, ({ overridden_at_text, id }) => [overridden_at_text, id], presentOverride),
      };
    },
  };
}

/** @throws ApiError 403 if any of the rules is not theirs to override. */
function requireMayOverride(
  caller: Caller,
  table: typeof checkOutOverrides | typeof renewalOverrides,
  { codes }: Override,
): void {
  if (!codes.every((code) => mayOverride(caller, table, code))) throw apiError('override_too_grave');
}

type PresentedColumns = 'id' | 'act' | 'codes' | 'reason' | 'overridden_by' | 'overridden_at';

export const presentOverride = (row: Pick<OverrideRow, PresentedColumns>): Schemas['Override'] => ({
  id: row.id,
  act: row.act,
  overrides: row.codes,
  reason: row.reason,
  by: row.overridden_by,
  at: row.overridden_at.toISOString(),
});
