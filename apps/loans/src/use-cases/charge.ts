import type { Transaction } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { Outbox } from '#messaging/commit.ts';
import type { LoansContext } from '../context.ts';
import type { Charge } from '../domain/charge.ts';
import { balanceChanged } from '../events/messages.ts';
import { insertCharges, nextBalance, type NewCharge } from '../store/charges.ts';
import type { Tables } from '../store/schema.ts';

/** What is charged: for which loan and title, why, and by whom, if there is one. */
export type Charged = Pick<NewCharge, 'kind' | 'readerId' | 'amountMinor'> & {
  id?: string;
  loanId?: string | undefined;
  title?: string | undefined;
  comment?: string | undefined;
  by?: string | undefined;
};

/** Charges a reader, as a part of what else happens in the transaction, and says what they owe now. */
export async function charge(
  { currency, now }: Pick<LoansContext, 'currency' | 'now'>,
  tx: Transaction<Tables>,
  outbox: Outbox,
  { id = uuidv7(), kind, readerId, amountMinor, loanId, title, comment, by }: Charged,
): Promise<Charge> {
  const [charged] = await insertCharges(tx, [
    {
      id,
      kind,
      readerId,
      loanId: loanId ?? null,
      title: title ?? null,
      comment: comment ?? null,
      amountMinor,
      currency,
      at: now(),
      by: by ?? null,
    },
  ]);
  if (!charged) throw new Error('a charge that is inserted is returned');
  outbox.add(balanceChanged(await nextBalance(tx, readerId), currency));
  return charged;
}
