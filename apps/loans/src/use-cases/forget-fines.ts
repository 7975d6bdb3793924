import type { Transaction } from 'kysely';
import type { Outbox } from '#messaging/commit.ts';
import type { LoansContext } from '../context.ts';
import { balanceChanged } from '../events/messages.ts';
import { dropAccruing, nextBalances } from '../store/charges.ts';
import type { Tables } from '../store/schema.ts';

/**
 * What has accrued for loans that are due on another day now is not owed any more. All their fines are locked before the first reader, as a payment
 * locks them.
 */
export async function forgetFines(
  { currency }: Pick<LoansContext, 'currency'>,
  tx: Transaction<Tables>,
  outbox: Outbox,
  loanIds: readonly string[],
): Promise<void> {
  const readers = await dropAccruing(tx, loanIds);
  for (const balance of await nextBalances(tx, readers)) outbox.add(balanceChanged(balance, currency));
}
