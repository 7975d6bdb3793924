import type { Selectable, Transaction } from 'kysely';
import type { Outbox } from '#messaging/commit.ts';
import { libraryDay } from '#core/library-day.ts';
import type { LoansContext } from '../context.ts';
import type { Charge } from '../domain/charge.ts';
import { countsAsReturnedAt } from '../domain/claim.ts';
import { endOf, isForgiven } from '../domain/loss.ts';
import { lockChargesOfLoss, lockFineOf } from '../store/charges.ts';
import type { LoanTable, Tables } from '../store/schema.ts';
import { announceBalance, enter } from './enter.ts';
import { latenessOf, setFine } from './set-fine.ts';

type Needed = Pick<LoansContext, 'calendars' | 'currency' | 'now' | 'timeZone'>;
type LostLoan = Selectable<LoanTable> & { reader_id: string; lost_at: Date };

/**
 * A lost copy has come back: what its reader was charged for it is not to be paid any more, as far as the terms of the loan say. If it had come
 * back before it was recorded as lost, its overdue fine is as of then.
 *
 * @param by who of the staff has taken it back
 * @returns what was paid, and may be given back
 */
export async function forgiveLoss(
  context: Needed,
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
  // All of them before the reader, the oldest first, as a payment does.
  const fine = await lockFineOf(tx, loan.id);
  const charges = await lockChargesOfLoss(tx, loan.id);
  if (foundAt < loan.lost_at) await setFineBack(context, tx, outbox, { loan, fine, foundAt, by });
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

async function setFineBack(
  context: Needed,
  tx: Transaction<Tables>,
  outbox: Outbox,
  { loan, fine, foundAt, by }: { loan: LostLoan; fine: Charge | undefined; foundAt: Date; by: string },
): Promise<void> {
  const broughtAt = countsAsReturnedAt(foundAt, { issuedAt: loan.issued_at, claimedAt: loan.claimed_returned_at });
  const late = await latenessOf(context, tx, loan, broughtAt);
  const end = fine && endOf(fine);
  if (late.amountMinor > 0) return setFine(context, tx, outbox, loan, { ...late, status: 'owed' });
  if (!end) return;
  await enter(context, tx, fine, { ...end, by });
  await announceBalance(context, tx, outbox, { readerId: loan.reader_id });
}
