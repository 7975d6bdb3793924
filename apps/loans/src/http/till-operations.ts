import { apiError } from '#errors';
import type { components, operations } from '#contracts/loans.ts';
import { instant, pagedBy, uuid } from '#http/cursor.ts';
import type { OperationHandlers } from '#http/operations.ts';
import type { LoansContext } from '../context.ts';
import { differenceOf, figuresOf, type SumByMethod, type Till } from '../domain/till.ts';
import { findTill, listTills, takingsOf, tillEntries, type TillEntry } from '../store/tills.ts';
import { closeTill, type TillReport } from '../use-cases/close-till.ts';
import { openTill } from '../use-cases/open-till.ts';

type Schemas = components['schemas'];
type TillOperations = Pick<
  OperationHandlers<operations>,
  'listTills' | 'openTill' | 'getTill' | 'listTillEntries' | 'closeTill'
>;

/** Newest first. */
const byOpening = pagedBy(uuid);
/** Oldest first. */
const byTime = pagedBy(instant, uuid);

/** Cash drawers, and what they have taken. */
export function tillOperations(context: LoansContext): TillOperations {
  const { reads, commit, currency } = context;
  const money = (amount_minor: number) => ({ amount_minor, currency });
  const byMethod = (sums: readonly SumByMethod[]) =>
    sums.map(({ method, amountMinor }) => ({ method, amount: money(amountMinor) }));

  const presentTill = ({ till, takings }: TillReport): Schemas['Till'] => {
    const figures = figuresOf(till, takings);
    return {
      id: till.id,
      branch_id: till.branchId,
      name: till.name,
      status: till.closed ? 'closed' : 'open',
      opened_at: till.openedAt.toISOString(),
      opened_by: till.openedBy,
      float: money(till.floatMinor),
      payments: byMethod(figures.payments),
      refunds: byMethod(figures.refunds),
      expected: money(figures.expectedMinor),
      ...(till.closed && {
        counted: money(till.closed.countedMinor),
        difference_minor: differenceOf(figures, till.closed),
        closed_at: till.closed.at.toISOString(),
        closed_by: till.closed.by,
        ...(till.closed.comment !== null && { comment: till.closed.comment }),
      }),
    };
  };

  const presentEntry = (entry: TillEntry): Schemas['TillEntry'] => ({
    id: entry.id,
    at: entry.at.toISOString(),
    kind: entry.kind,
    ...(entry.method !== null && { method: entry.method }),
    amount: { amount_minor: entry.amountMinor, currency: entry.currency },
    ...(entry.by !== null && { by: entry.by }),
    charge: { id: entry.chargeId, kind: entry.chargeKind },
  });

  async function theTill(id: string): Promise<Till> {
    const till = await findTill(reads, id);
    if (!till) throw apiError('till_not_found');
    return till;
  }

  return {
    listTills: async ({ query }) => {
      const { status = 'all', branch_id: branchId, limit = 20 } = query;
      const tills = await listTills(reads, {
        branchId,
        status,
        after: byOpening.after(query.cursor),
        limit: limit + 1,
      });
      const takings = await takingsOf(
        reads,
        tills.map(({ id }) => id),
      );
      const shown = (till: Till) => presentTill({ till, takings: takings.filter(({ tillId }) => tillId === till.id) });
      return { status: 200, body: { ...byOpening.page(tills, limit, ({ id }) => [id], shown), currency } };
    },

    openTill: ({ caller, body, write }) =>
      write.answer(
        commit,
        (till: Till) => ({ status: 201, body: presentTill({ till, takings: [] }) }),
        (committing) =>
          openTill(
            context,
            caller,
            { id: write.id, branchId: body.branch_id, name: body.name, floatMinor: body.float_minor },
            committing,
          ),
      ),

    getTill: async ({ path }) => {
      const till = await theTill(path.till_id);
      return { status: 200, body: presentTill({ till, takings: await takingsOf(reads, [till.id]) }) };
    },

    listTillEntries: async ({ path, query }) => {
      const { limit = 20 } = query;
      const { id } = await theTill(path.till_id);
      const rows = await tillEntries(reads, id, { after: byTime.after(query.cursor), limit: limit + 1 });
      return { status: 200, body: byTime.page(rows, limit, (row) => [row.at_text, row.id], presentEntry) };
    },

    closeTill: ({ caller, path, body, write }) =>
      write.answer(
        commit,
        (report: TillReport) => ({ status: 200, body: presentTill(report) }),
        (committing) =>
          closeTill(
            context,
            caller,
            { id: path.till_id, countedMinor: body.counted_minor, comment: body.comment ?? null },
            committing,
          ),
        ({ till, takings }) => ({ facts: { expected_minor: figuresOf(till, takings).expectedMinor } }),
      ),
  };
}
