import { apiError } from '#errors';
import type { CommitOf } from '#messaging/commit.ts';
import type { Caller } from '#core/caller.ts';
import type { LoansContext } from '../context.ts';
import type { Charge, PaymentMethod } from '../domain/charge.ts';
import { outstanding, type EntryKind } from '../domain/ledger.ts';
import { lockCharge } from '../store/charges.ts';
import type { Tables } from '../store/schema.ts';
import { announceBalance, enter } from './enter.ts';

/** What staff have done about a charge: for all of it, unless for an amount. */
export type ActOnCharge = {
  kind: EntryKind;
  amountMinor?: number | undefined;
  method?: PaymentMethod | undefined;
  comment?: string | undefined;
};

/**
 * Records that a charge was paid, waived, given back or cancelled, and by whom: never by the reader whose it is.
 *
 * @throws ApiError 404, 403 for one's own, 409 where the ledger does not take it.
 */
export async function enterOnCharge(
  context: LoansContext,
  caller: Caller,
  chargeId: string,
  { kind, amountMinor, method, comment }: ActOnCharge,
  commit: CommitOf<Tables, Charge>,
): Promise<Charge> {
  return commit(async (tx, outbox) => {
    const charge = await lockCharge(tx, chargeId);
    if (!charge) throw apiError('charge_not_found');
    if (charge.readerId === caller.id) throw apiError('own_charge');
    const all = kind === 'refund' ? charge.paidMinor : outstanding(charge);
    const entered = await enter(context, tx, charge, {
      kind,
      amountMinor: amountMinor ?? all,
      method,
      by: caller.id,
      comment,
    });
    await announceBalance(context, tx, outbox, entered);
    return entered;
  });
}
