import type { Transaction } from 'kysely';
import { apiError } from '#errors';
import type { Outbox } from '#messaging/commit.ts';
import type { LoansContext } from '../context.ts';
import { damageChargedFor } from '../store/charges.ts';
import type { Tables } from '../store/schema.ts';
import { charge } from './charge.ts';

/** What is damaged, and what that costs the reader, if anything. */
export type Damage = { note?: string | undefined; amountMinor?: number | undefined };

type Damaged = {
  loan: { id: string; reader_id: string | null; title: string };
  damage: Damage;
  /** Who of the staff has seen it. */
  by: string;
};

/**
 * Charges the reader of a loan that this transaction has locked for the damage of its copy: once for each loan. Whose loan it was not known any more, nobody is charged.
 *
 * @returns what is charged for it, if anything is
 * @throws ApiError 403 for oneself
 */
export async function chargeDamage(
  context: Pick<LoansContext, 'currency' | 'now'>,
  tx: Transaction<Tables>,
  outbox: Outbox,
  { loan: { id: loanId, reader_id: readerId, title }, damage: { note, amountMinor }, by }: Damaged,
): Promise<number | undefined> {
  if (amountMinor === undefined || readerId === null) return undefined;
  if (readerId === by) throw apiError('own_charge');
  const charged = await damageChargedFor(tx, loanId);
  if (charged !== undefined) return charged;
  await charge(context, tx, outbox, { kind: 'damage', readerId, amountMinor, loanId, title, comment: note, by });
  return amountMinor;
}
