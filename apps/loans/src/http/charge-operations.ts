import type { components, operations } from '#contracts/loans.ts';
import type { OperationHandlers } from '#http/operations.ts';
import { pagedBy, uuid } from '#http/cursor.ts';
import { may, type Caller } from '#core/caller.ts';
import type { Write } from '#http/idempotency.ts';
import type { LoansContext } from '../context.ts';
import type { Charge } from '../domain/charge.ts';
import { MAIN_BRANCH } from '../domain/opening-hours.ts';
import { entriesOf } from '../store/charge-entries.ts';
import { balanceOf, listCharges } from '../store/charges.ts';
import { addCharge } from '../use-cases/add-charge.ts';
import type { Desk } from '../use-cases/at-till.ts';
import { enterOnCharge, type ActOnCharge } from '../use-cases/enter-on-charge.ts';
import { payBalance, type Spread, type SumTaken } from '../use-cases/pay-balance.ts';
import { presentCharge, presentEntry } from './present.ts';

type Schemas = components['schemas'];

/** Newest first. */
const byCharging = pagedBy(uuid);

type ChargeOperations = Pick<
  OperationHandlers<operations>,
  | 'listCharges'
  | 'addCharge'
  | 'payBalance'
  | 'payAtMachine'
  | 'payCharge'
  | 'waiveCharge'
  | 'refundCharge'
  | 'cancelCharge'
>;

/** What all requests that enter something have. */
type ByPerson<Path, Body> = { caller: Caller; path: Path; write: Write<{ status: 200; body: Body }> };

export function chargeOperations(context: LoansContext): ChargeOperations {
  const { reads, commit, currency } = context;
  const asIs = (charge: Charge) => ({ status: 200 as const, body: presentCharge(charge) });
  /** Whom it is about, and how much it was, for the audit trail. */
  const audited = ({ readerId, amountMinor }: Charge) => ({
    facts: { charged_minor: amountMinor },
    ...(readerId !== null && { about: readerId }),
  });

  const presentSpread = ({ parts, balanceMinor }: Spread) => ({
    status: 200 as const,
    body: {
      charges: parts.map(({ chargeId, amountMinor }) => ({
        id: chargeId,
        paid: { amount_minor: amountMinor, currency },
      })),
      balance: { amount_minor: balanceMinor, currency },
    },
  });

  const entering = ({ caller, path, write }: ByPerson<{ charge_id: string }, Schemas['Charge']>, act: ActOnCharge) =>
    write.answer(
      commit,
      asIs,
      (committing) => enterOnCharge(context, caller, path.charge_id, act, committing),
      audited,
    );

  const takingFrom = (
    { caller, path, write }: ByPerson<{ user_id: string }, Schemas['SpreadPayment']>,
    sum: SumTaken,
  ) => write.answer(commit, presentSpread, (committing) => payBalance(context, caller, path.user_id, sum, committing));

  return {
    listCharges: async ({ caller, path, query }) => {
      const { limit = 20, status = 'all' } = query;
      const [rows, owes] = await Promise.all([
        listCharges(reads, {
          readerId: path.user_id,
          status,
          after: byCharging.after(query.cursor),
          limit: limit + 1,
        }),
        balanceOf(reads, path.user_id),
      ]);
      const entries = await entriesOf(
        reads,
        rows.map(({ id }) => id),
      );
      const forStaff = may(caller, 'charges.read');
      const shown = (charge: Charge): Schemas['Charge'] => ({
        ...presentCharge(charge),
        entries: entries
          .filter(({ chargeId }) => chargeId === charge.id)
          .map((entry) => presentEntry(entry, { currency: charge.currency, forStaff })),
      });
      const page = byCharging.page(rows, limit, ({ id }) => [id], shown);
      return {
        status: 200,
        body: { ...page, balance: { amount_minor: owes, currency }, pays_online: context.payments !== undefined },
      };
    },

    addCharge: ({ caller, path, body, write }) =>
      write.answer(
        commit,
        (charge: Charge) => ({ status: 201, body: presentCharge(charge) }),
        (committing) =>
          addCharge(
            context,
            caller,
            {
              id: write.id,
              kind: body.kind,
              readerId: path.user_id,
              amountMinor: body.amount_minor,
              comment: body.comment,
              loanId: body.loan_id,
            },
            committing,
          ),
      ),

    payBalance: (request) =>
      takingFrom(request, { ...sumOf(request.body), method: request.body.method, desk: deskOf(request.body) }),

    payAtMachine: (request) => takingFrom(request, { ...sumOf(request.body), method: 'machine' }),

    payCharge: (request) =>
      entering(request, {
        kind: 'payment',
        ...partOf(request.body),
        method: request.body.method,
        desk: deskOf(request.body),
      }),

    waiveCharge: (request) => entering(request, { kind: 'waiver', ...partOf(request.body) }),

    refundCharge: (request) =>
      entering(request, {
        kind: 'refund',
        ...partOf(request.body),
        method: request.body.method,
        desk: deskOf(request.body),
      }),

    cancelCharge: (request) => entering(request, { kind: 'cancellation', comment: request.body.comment }),
  };
}

type Told = { comment?: string };

const sumOf = ({ amount_minor, comment }: Told & { amount_minor: number }) => ({ amountMinor: amount_minor, comment });

const partOf = ({ amount_minor, comment }: Told & { amount_minor?: number }) => ({
  amountMinor: amount_minor,
  comment,
});

const deskOf = ({ branch_id = MAIN_BRANCH, till_id }: { branch_id?: string; till_id?: string }): Desk => ({
  branchId: branch_id,
  tillId: till_id,
});
