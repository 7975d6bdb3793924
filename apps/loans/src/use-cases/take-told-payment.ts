import type { Transaction } from 'kysely';
import type { ErrorCode } from '#errors';
import type { Outbox } from '#messaging/commit.ts';
import type { LoansContext } from '../context.ts';
import type { PaymentMethod } from '../domain/charge.ts';
import type { TaskKind } from '../domain/desk-task.ts';
import { spreadTaken } from '../domain/ledger.ts';
import { balanceChanged } from '../events/messages.ts';
import { lockOwed, nextBalance } from '../store/charges.ts';
import type { Tables } from '../store/schema.ts';
import { tillOfThen, type Desk } from './at-till.ts';
import { enter } from './enter.ts';

/** What a desk says that it has taken from a reader: when, how, and for what, if it says so. */
export type PaymentTold = {
  readerId: string;
  amountMinor: number;
  method: PaymentMethod;
  chargeId: string | undefined;
  desk: Desk;
  at: Date;
  by: string;
};

/** What is to be seen to by people of money that was taken. */
type ToSeeTo = { kind: Extract<TaskKind, 'overpaid' | 'not_in_till'>; amount_minor: number; codes: ErrorCode[] };

/** Enters what was taken as of then: the oldest charge first. It has been handed over, so nothing refuses it; what the ledger does not take is told. */
export async function takeToldPayment(
  context: LoansContext,
  tx: Transaction<Tables>,
  outbox: Outbox,
  { readerId, amountMinor, method, chargeId, desk, at, by }: PaymentTold,
): Promise<ToSeeTo[]> {
  const owed = await lockOwed(tx, readerId);
  const { parts, restMinor } = spreadTaken(
    chargeId === undefined ? owed : owed.filter(({ id }) => id === chargeId),
    amountMinor,
  );
  const { tillId, notIn } = await tillOfThen(tx, by, desk, { method, at });
  for (const { charge, amountMinor: part } of parts)
    await enter(context, tx, charge, {
      kind: 'payment',
      amountMinor: part,
      method,
      tillId,
      branchId: desk.branchId,
      by,
      at,
    });
  if (parts.length > 0) outbox.add(balanceChanged(await nextBalance(tx, readerId), context.currency));
  const isInNone = notIn !== undefined && restMinor < amountMinor;
  return [
    ...(restMinor > 0
      ? [{ kind: 'overpaid' as const, amount_minor: restMinor, codes: ['more_than_owed' as const] }]
      : []),
    ...(isInNone ? [{ kind: 'not_in_till' as const, amount_minor: amountMinor - restMinor, codes: [notIn] }] : []),
  ];
}
