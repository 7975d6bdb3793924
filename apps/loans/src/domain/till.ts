import type { Rejection } from '#errors';
import { PAYMENT_METHODS, type PaymentMethod } from './charge.ts';

/** A cash drawer at a desk of a branch, from when it was opened until it was counted. Money in minor units. */
export type Till = {
  id: string;
  branchId: string;
  /** What the desk calls it. */
  name: string;
  floatMinor: number;
  openedAt: Date;
  openedBy: string;
  closed: Closing | null;
};

export type Closing = { at: Date; by: string; countedMinor: number; comment: string | null };

/** What came in or went out at a till, by its method. */
export type Taking = { kind: 'payment' | 'refund'; method: PaymentMethod; amountMinor: number };

export type SumByMethod = { method: PaymentMethod; amountMinor: number };

/** What a till has taken, and what has to be in it. */
export type TillFigures = { payments: SumByMethod[]; refunds: SumByMethod[]; expectedMinor: number };

export function figuresOf({ floatMinor }: Pick<Till, 'floatMinor'>, takings: readonly Taking[]): TillFigures {
  const sum = (kind: Taking['kind'], method: PaymentMethod): number =>
    takings.reduce((total, one) => total + (one.kind === kind && one.method === method ? one.amountMinor : 0), 0);
  const byMethod = (kind: Taking['kind']): SumByMethod[] =>
    PAYMENT_METHODS.map((method) => ({ method, amountMinor: sum(kind, method) })).filter(
      ({ amountMinor }) => amountMinor > 0,
    );
  return {
    payments: byMethod('payment'),
    refunds: byMethod('refund'),
    expectedMinor: floatMinor + sum('payment', 'cash') - sum('refund', 'cash'),
  };
}

/** What a person may have to say about: more was counted than there should be, or less. */
export const differenceOf = ({ expectedMinor }: TillFigures, { countedMinor }: Closing): number =>
  countedMinor - expectedMinor;

/** Nobody gives cash back that is not there. */
export const hasLess = (
  { expectedMinor }: TillFigures,
  { kind, method, amountMinor }: Taking,
): Rejection | undefined =>
  kind === 'refund' && method === 'cash' && amountMinor > expectedMinor
    ? { code: 'till_has_less', facts: { has_minor: expectedMinor } }
    : undefined;

type AtBranch = { usesTills: boolean; open: readonly Till[] };

/**
 * The till at which something is taken at a branch, where the desk has not said which: the only one that is open, or of several
 * that of whoever takes it. Other than cash is taken without one, too.
 */
export function tillAt(
  { usesTills, open }: AtBranch,
  method: PaymentMethod | undefined,
  callerId: string,
): { till: Till | undefined } | { rejection: Rejection } {
  const [first, ...others] = open;
  const own = open.filter(({ openedBy }) => openedBy === callerId);
  const till = others.length === 0 ? first : own.length === 1 ? own[0] : undefined;
  if (till || method !== 'cash' || !usesTills) return { till };
  return { rejection: { code: first ? 'several_tills_open' : 'till_not_open' } };
}

/** The same for what was taken at a moment, and is told of later: by a till that was open then, and has not been counted since. */
export const tillThen = ({ usesTills, open }: AtBranch, at: Date, ...[method, callerId]: [PaymentMethod, string]) =>
  tillAt({ usesTills, open: open.filter(({ openedAt }) => openedAt <= at) }, method, callerId);
