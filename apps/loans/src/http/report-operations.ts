import { apiError } from '#errors';
import type { components, operations } from '#contracts/loans.ts';
import type { FieldError } from '#core/api-error.ts';
import { daysBetween, endOfDay, startOfDay, type LocalDate } from '#core/library-day.ts';
import { day, instant, number, pagedBy, text, uuid } from '#http/cursor.ts';
import type { OperationHandlers } from '#http/operations.ts';
import { momentOf, type LoansContext } from '../context.ts';
import { listBranches } from '../store/branches.ts';
import type { HoldRow } from '../store/holds.ts';
import type { LoanRow } from '../store/loans.ts';
import { overridesOfDays } from '../store/overrides.ts';
import type { DaysAtBranches } from '../store/days-at-branches.ts';
import { cashSums, debts, type CashSum, type Debt } from '../store/money-reports.ts';
import { circulation, lostLoans, overdueLoans, waitingHolds } from '../store/reports.ts';
import { presentHold } from './hold-operations.ts';
import { presentOverride } from './override-operations.ts';

const byDueDate = pagedBy(day, uuid);
const byLoss = pagedBy(instant, uuid);
const byPlacing = pagedBy(instant, uuid);
const byTime = pagedBy(instant, uuid);
const bySum = pagedBy(text, text, text, text, text, text);
const byDebt = pagedBy(number, uuid);

/** A quarter: it is counted while somebody waits. */
const MOST_DAYS = 92;

type ReportOperations = Pick<
  OperationHandlers<operations>,
  | 'reportOverdueLoans'
  | 'reportLostLoans'
  | 'reportWaitingHolds'
  | 'reportOverrides'
  | 'reportCash'
  | 'reportBalances'
  | 'reportCirculation'
>;

/** What the desk looks at. @param shownLoan a loan as the API shows it */
export function reportOperations(
  context: LoansContext,
  shownLoan: (row: LoanRow) => components['schemas']['Loan'],
): ReportOperations {
  const { reads, timeZone, currency } = context;
  const reported = (row: LoanRow) => ({
    ...shownLoan(row),
    ...(row.lost_price_minor > 0 && { price: { amount_minor: row.lost_price_minor, currency } }),
  });

  async function daysAtBranches(from: LocalDate, to: LocalDate): Promise<DaysAtBranches> {
    const daysIn = (zone: string) => ({ first: startOfDay(from, zone), last: endOfDay(to, zone) });
    const at = (await listBranches(reads)).map(({ id, timeZone: zone }) => ({
      branchId: id,
      ...daysIn(zone ?? timeZone),
    }));
    return { elsewhere: daysIn(timeZone), at };
  }

  return {
    reportOverdueLoans: async ({ query: { branch_id: branchId, cursor, limit = 20 } }) => {
      const rows = await overdueLoans(reads, momentOf(context), {
        branchId,
        after: byDueDate.after(cursor),
        limit: limit + 1,
      });
      return { status: 200, body: byDueDate.page(rows, limit, (row) => [row.due_date, row.id], reported) };
    },

    reportLostLoans: async ({ query: { branch_id: branchId, cursor, limit = 20 } }) => {
      const rows = await lostLoans(reads, { branchId, after: byLoss.after(cursor), limit: limit + 1 });
      return { status: 200, body: byLoss.page(rows, limit, (row) => [row.lost_at_text, row.id], reported) };
    },

    reportWaitingHolds: async ({ query: { branch_id: branchId, cursor, limit = 20 } }) => {
      const rows = await waitingHolds(reads, { branchId, after: byPlacing.after(cursor), limit: limit + 1 });
      const { today } = momentOf(context);
      const shown = (row: HoldRow) => presentHold(row, today);
      return { status: 200, body: byPlacing.page(rows, limit, (row) => [row.placed_at_text, row.id], shown) };
    },

    reportOverrides: async ({ query: { from, to, branch_id: branchId, cursor, limit = 20 } }) => {
      requirePeriod(from, to);
      const rows = await overridesOfDays(
        reads,
        { from, to, timeZone },
        { branchId, after: byTime.after(cursor), limit: limit + 1 },
      );
      return {
        status: 200,
        body: byTime.page(
          rows,
          limit,
          ({ overridden_at_text, id }) => [overridden_at_text, id],
          ({ loan_id, reader_id, title, barcode, branch_id, ...row }) => ({
            ...presentOverride(row),
            loan_id,
            reader_id,
            title,
            barcode,
            ...(branch_id !== null && { branch_id }),
          }),
        ),
      };
    },

    reportCash: async ({ query: { from, to, branch_id: branchId, cursor, limit = 20 } }) => {
      requirePeriod(from, to);
      const page = { branchId, after: bySum.after(cursor), limit: limit + 1 };
      const rows = await cashSums(reads, await daysAtBranches(from, to), page);
      return {
        status: 200,
        body: bySum.page(
          rows,
          limit,
          ({ branch, kind, method, charge_kind, by, currency: paidIn }) => [
            branch,
            kind,
            method,
            charge_kind,
            by,
            paidIn,
          ],
          presentSum,
        ),
      };
    },

    reportBalances: async ({ query: { at_least_minor: leastMinor = 1, cursor, limit = 20 } }) => {
      const rows = await debts(reads, { leastMinor, after: byDebt.after(cursor), limit: limit + 1 });
      const shown = ({ reader_id, owes_minor: owes, charges, since }: Debt) => ({
        reader_id,
        owes: { amount_minor: owes, currency },
        charges,
        ...(since && { since: since.toISOString() }),
      });
      return {
        status: 200,
        body: byDebt.page(rows, limit, ({ owes_minor: owes, reader_id: id }) => [String(owes), id], shown),
      };
    },

    reportCirculation: async ({ query: { from, to, branch_id: branchId } }) => {
      requirePeriod(from, to);
      return { status: 200, body: { items: await circulation(reads, await daysAtBranches(from, to), branchId) } };
    },
  };
}

/** Either day may be the wrong one. @throws ApiError 400 */
function requirePeriod(from: LocalDate, to: LocalDate): void {
  const errors = wrongInPeriod(from, to);
  if (errors.length > 0) throw apiError('invalid_request', {}, { errors });
}

function wrongInPeriod(from: LocalDate, to: LocalDate): FieldError[] {
  if (from > to)
    return [
      { field: 'from', code: 'after_last_day' },
      { field: 'to', code: 'before_from' },
    ];
  if (daysBetween(from, to) < MOST_DAYS) return [];
  return ['from', 'to'].map((field) => ({ field, code: 'period_too_long', facts: { days: MOST_DAYS } }));
}

const presentSum = ({ branch, kind, method, charge_kind, by, ...row }: CashSum): components['schemas']['CashSum'] => ({
  ...(branch !== '' && { branch_id: branch }),
  kind,
  ...(method !== '' && { method }),
  charge_kind,
  ...(by !== '' && { by }),
  amount: { amount_minor: row.amount_minor, currency: row.currency },
  count: row.count,
});
