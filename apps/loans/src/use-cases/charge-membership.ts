import type { Transaction } from 'kysely';
import type { EventData } from '#events';
import type { Outbox } from '#messaging/commit.ts';
import type { LoansContext } from '../context.ts';
import { lockReader } from '../store/loans.ts';
import type { Tables } from '../store/schema.ts';
import { charge } from './charge.ts';

/** Charges a reader for a membership that the desk has begun. Whose account is gone by now, or is another one, is charged nothing. */
export async function chargeMembership(
  context: Pick<LoansContext, 'currency' | 'now'>,
  tx: Transaction<Tables>,
  outbox: Outbox,
  { user_id, charge_id, fee_minor, recorded_by }: EventData['membership.begun'],
): Promise<void> {
  const { closed } = await lockReader(tx, user_id);
  if (closed) return;
  const fee = {
    id: charge_id,
    kind: 'membership',
    readerId: user_id,
    amountMinor: fee_minor,
    by: recorded_by,
  } as const;
  await charge(context, tx, outbox, fee);
}
