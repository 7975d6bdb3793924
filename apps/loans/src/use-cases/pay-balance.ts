import { apiError, requireNone } from '#errors';
import type { CommitOf } from '#messaging/commit.ts';
import type { Caller } from '#core/caller.ts';
import type { LoansContext } from '../context.ts';
import type { PaymentMethod } from '../domain/charge.ts';
import { spread } from '../domain/ledger.ts';
import { balanceChanged } from '../events/messages.ts';
import { lockOwed, nextBalance } from '../store/charges.ts';
import type { Tables } from '../store/schema.ts';
import { atTill, type Desk } from './at-till.ts';
import { enter } from './enter.ts';

/** What each charge has taken of a sum, and what is still owed. */
export type Spread = { parts: { chargeId: string; amountMinor: number }[]; balanceMinor: number };

/** How much, how, and at which desk, if at one. */
export type SumTaken = {
  amountMinor: number;
  method: PaymentMethod;
  desk?: Desk | undefined;
  comment?: string | undefined;
};

/**
 * Takes a sum from a reader for what they owe, the oldest first: never from oneself.
 *
 * @throws ApiError 403 for one's own, 409 where less is owed.
 */
export async function payBalance(
  context: LoansContext,
  caller: Caller,
  readerId: string,
  { amountMinor, method, desk, comment }: SumTaken,
  commit: CommitOf<Tables, Spread>,
): Promise<Spread> {
  if (readerId === caller.id) throw apiError('own_charge');
  return commit(async (tx, outbox) => {
    const payment = spread(await lockOwed(tx, readerId), amountMinor);
    if ('rejection' in payment) requireNone([payment.rejection]);
    const parts = 'parts' in payment ? payment.parts : [];
    const tillId = desk && (await atTill(tx, caller.id, desk, { kind: 'payment', method, amountMinor }));
    for (const part of parts)
      await enter(context, tx, part.charge, {
        kind: 'payment',
        amountMinor: part.amountMinor,
        method,
        tillId,
        branchId: desk?.branchId,
        by: caller.id,
        comment,
      });
    const balance = await nextBalance(tx, readerId);
    outbox.add(balanceChanged(balance, context.currency));
    return {
      parts: parts.map(({ charge, amountMinor: paid }) => ({ chargeId: charge.id, amountMinor: paid })),
      balanceMinor: balance.balanceMinor,
    };
  });
}
