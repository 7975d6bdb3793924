import type { Selectable, Transaction } from 'kysely';
import type { Outbox } from '#messaging/commit.ts';
import { libraryDay } from '#core/library-day.ts';
import type { LoansContext } from '../context.ts';
import { endOf, isForgiven } from '../domain/loss.ts';
import { lockChargesOfLoss } from '../store/charges.ts';
import type { LoanTable, Tables } from '../store/schema.ts';
import { announceBalance, enter } from './enter.ts';

type LostLoan = Selectable<LoanTable> & { reader_id: string; lost_at: Date };

/**
 * A lost copy has come back: what its reader was charged for it is not to be paid any more, as far as the terms of the loan say.
 *
 * @param by who of the staff has taken it back
 * @returns what was paid, and may be given back
 */
export async function forgiveLoss(
  context: Pick<LoansContext, 'currency' | 'now' | 'timeZone'>,
  tx: Transaction<Tables>,
  outbox: Outbox,
  { loan, foundAt, by }: { loan: LostLoan; foundAt: Date; by: string },
): Promise<number> {
  const terms = {
    lostRefundDays: loan.lost_refund_days ?? undefined,
    refundProcessingFee: loan.refund_processing_fee,
  };
  const [lostOn, foundOn] = [loan.lost_at, foundAt].map((at) => libraryDay(at, context.timeZone));
  if (lostOn === undefined || foundOn === undefined) throw new Error('each instant is on a day');
  const charges = await lockChargesOfLoss(tx, loan.id);
  const forgiven = charges.filter((charge) => isForgiven(charge, terms, { lostOn, foundOn }));
  let hasChanged = false;
  for (const charge of forgiven) {
    const end = endOf(charge);
    if (!end) continue;
    await enter(context, tx, charge, { ...end, by });
    hasChanged = true;
  }
  if (hasChanged) await announceBalance(context, tx, outbox, { readerId: loan.reader_id });
  return forgiven.reduce((sum, { paidMinor }) => sum + paidMinor, 0);
}
