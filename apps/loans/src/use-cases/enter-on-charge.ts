import { apiError } from '#errors';
import type { CommitOf } from '#messaging/commit.ts';
import type { Caller } from '#core/caller.ts';
import type { LoansContext } from '../context.ts';
import type { Charge, PaymentMethod } from '../domain/charge.ts';
import { outstanding } from '../domain/ledger.ts';
import { lockCharge } from '../store/charges.ts';
import type { Tables } from '../store/schema.ts';
import { atTill, type Desk } from './at-till.ts';
import { announceBalance, enter } from './enter.ts';

/** What staff have done about a charge: for all of it, unless for an amount; where money is handed over, at which desk. */
export type ActOnCharge = { amountMinor?: number | undefined; comment?: string | undefined } & (
  { kind: 'payment' | 'refund'; method: PaymentMethod; desk: Desk } | { kind: 'waiver' | 'cancellation' }
);

/**
 * Records that a charge was paid, waived, given back or cancelled, and by whom: never by the reader whose it is.
 *
 * @throws ApiError 404, 403 for one's own, 409 where the ledger does not take it.
 */
export async function enterOnCharge(
  context: LoansContext,
  caller: Caller,
  chargeId: string,
  act: ActOnCharge,
  commit: CommitOf<Tables, Charge>,
): Promise<Charge> {
  const { kind, comment } = act;
  return commit(async (tx, outbox) => {
    const charge = await lockCharge(tx, chargeId);
    if (!charge) throw apiError('charge_not_found');
    if (charge.readerId === caller.id) throw apiError('own_charge');
    const { amountMinor = kind === 'refund' ? charge.paidMinor : outstanding(charge) } = act;
    const handed = 'method' in act ? { ...act, amountMinor } : undefined;
    const entered = await enter(context, tx, charge, {
      kind,
      amountMinor,
      method: handed?.method,
      tillId: handed && (await atTill(tx, caller.id, handed.desk, handed)),
      branchId: handed?.desk.branchId,
      by: caller.id,
      comment,
    });
    await announceBalance(context, tx, outbox, entered);
    return entered;
  });
}
