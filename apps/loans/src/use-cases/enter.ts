import type { Transaction } from 'kysely';
import { requireNone } from '#errors';
import type { Outbox } from '#messaging/commit.ts';
import type { LoansContext } from '../context.ts';
import { isOpen, type Charge, type PaymentMethod } from '../domain/charge.ts';
import { rejectionsOf, withEntry, type Entry } from '../domain/ledger.ts';
import { balanceChanged } from '../events/messages.ts';
import { insertEntry } from '../store/charge-entries.ts';
import { nextBalance, putSums } from '../store/charges.ts';
import type { Tables } from '../store/schema.ts';

/** Who did what about a charge, how, at which till and branch, and why. */
export type Entered = Entry & {
  method?: PaymentMethod | undefined;
  tillId?: string | undefined;
  branchId?: string | undefined;
  by?: string | undefined;
  comment?: string | undefined;
  /** When, if it is told of later. */
  at?: Date | undefined;
};

type Money = Pick<LoansContext, 'currency' | 'now'>;

/** Enters what was done about a charge that this transaction has locked. @throws ApiError 409 */
export async function enter(
  { now }: Money,
  tx: Transaction<Tables>,
  charge: Charge,
  entered: Entered,
): Promise<Charge> {
  const { kind, amountMinor, method, tillId, branchId, by, comment, at = now() } = entered;
  requireNone(rejectionsOf(charge, { kind, amountMinor }));
  await insertEntry(tx, {
    chargeId: charge.id,
    kind,
    amountMinor,
    method: method ?? null,
    at,
    by: by ?? null,
    comment: comment ?? null,
    tillId: tillId ?? null,
    branchId: branchId ?? null,
  });
  const changed = withEntry(charge, { kind, amountMinor });
  return putSums(tx, changed, isOpen(changed) ? null : at);
}

/** Says what the reader of a charge owes now, if it still has one. */
export async function announceBalance(
  { currency }: Money,
  tx: Transaction<Tables>,
  outbox: Outbox,
  { readerId }: Pick<Charge, 'readerId'>,
): Promise<void> {
  if (readerId !== null) outbox.add(balanceChanged(await nextBalance(tx, readerId), currency));
}
