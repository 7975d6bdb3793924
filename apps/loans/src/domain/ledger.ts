import type { Rejection } from '#errors';
import type { Charge, ChargeStatus, PaymentMethod } from './charge.ts';

export type EntryKind = 'payment' | 'waiver' | 'refund' | 'cancellation';

/** What was done about a charge. An amount is never negative: the kind says which way it counts. */
export type Entry = { kind: EntryKind; amountMinor: number };

/** An entry as it is kept. */
export type LedgerEntry = Entry & {
  id: string;
  chargeId: string;
  /** None of a waiver and a cancellation; and where nobody has recorded how. */
  method: PaymentMethod | null;
  at: Date;
  /** Whoever recorded it; none of a job. */
  by: string | null;
  comment: string | null;
  /** Where it was taken or given back, if that was at a till. */
  tillId: string | null;
  /** The branch of the desk that recorded it; none of what was done elsewhere. */
  branchId: string | null;
};

/** A charge, as far as its ledger is concerned. */
export type Sums = Pick<Charge, 'amountMinor' | 'paidMinor' | 'waivedMinor' | 'status'>;

/** What is still owed of a charge: its amount, less payments and waivers, and more by what was refunded. */
export const outstanding = ({ amountMinor, paidMinor, waivedMinor, status }: Sums): number =>
  status === 'cancelled' ? 0 : amountMinor - paidMinor - waivedMinor;

type Rule = (charge: Sums, entry: Entry) => Rejection | undefined;

/** The final amount is known when the book is back. */
const growingFineTakesNone: Rule = ({ status }) => (status === 'accruing' ? { code: 'fine_still_grows' } : undefined);

const cancelledTakesNone: Rule = ({ status }) => (status === 'cancelled' ? { code: 'charge_cancelled' } : undefined);

const settlesWhatIsOutstanding: Rule = (charge, { kind }) =>
  kind !== 'refund' && charge.status !== 'cancelled' && outstanding(charge) === 0
    ? { code: 'charge_settled' }
    : undefined;

const noMoreThanIsOwed: Rule = (charge, { kind, amountMinor }) => {
  const owes = outstanding(charge);
  return kind !== 'refund' && owes > 0 && amountMinor > owes
    ? { code: 'more_than_owed', facts: { owes_minor: owes } }
    : undefined;
};

const refundsWhatWasPaid: Rule = ({ paidMinor }, { kind }) =>
  kind === 'refund' && paidMinor === 0 ? { code: 'nothing_paid' } : undefined;

const noRefundBeyondPayments: Rule = ({ paidMinor }, { kind, amountMinor }) =>
  kind === 'refund' && paidMinor > 0 && amountMinor > paidMinor
    ? { code: 'more_than_paid', facts: { paid_minor: paidMinor } }
    : undefined;

/** Whoever has paid for an error gets the money back first. */
const cancelsNothingPaid: Rule = ({ paidMinor }, { kind }) =>
  kind === 'cancellation' && paidMinor > 0 ? { code: 'charge_paid', facts: { paid_minor: paidMinor } } : undefined;

const RULES: readonly Rule[] = [
  growingFineTakesNone,
  cancelledTakesNone,
  cancelsNothingPaid,
  settlesWhatIsOutstanding,
  noMoreThanIsOwed,
  refundsWhatWasPaid,
  noRefundBeyondPayments,
];

/** Why a charge does not take an entry; nothing, if it does. */
export const rejectionsOf = (charge: Sums, entry: Entry): Rejection[] =>
  RULES.flatMap((rule) => rule(charge, entry) ?? []);

/** The charge with an entry that it takes. */
export function withEntry<Of extends Sums>(charge: Of, { kind, amountMinor }: Entry): Of {
  const sums = {
    amountMinor: charge.amountMinor,
    paidMinor: charge.paidMinor + (kind === 'payment' ? amountMinor : kind === 'refund' ? -amountMinor : 0),
    waivedMinor: charge.waivedMinor + (kind === 'waiver' ? amountMinor : 0),
  };
  return { ...charge, ...sums, status: kind === 'cancellation' ? 'cancelled' : statusBy(sums) };
}

/** Of a charge whose amount is final: what is paid for at all counts as paid, also if the rest was waived. */
const statusBy = ({ amountMinor, paidMinor, waivedMinor }: Omit<Sums, 'status'>): ChargeStatus =>
  paidMinor + waivedMinor < amountMinor ? 'owed' : paidMinor > 0 ? 'paid' : 'waived';

type Part<Of> = { charge: Of; amountMinor: number };

/**
 * Spreads a payment over charges, the oldest first. A fine that still accrues takes nothing.
 *
 * @param charges the oldest first
 * @returns what each of them takes, or why there is too much
 */
export function spread<Of extends Sums>(
  charges: readonly Of[],
  amountMinor: number,
): { parts: Part<Of>[] } | { rejection: Rejection } {
  const { parts, restMinor } = spreadTaken(charges, amountMinor);
  return restMinor > 0
    ? { rejection: { code: 'more_than_owed', facts: { owes_minor: amountMinor - restMinor } } }
    : { parts };
}

/** The same for money that was taken already. @returns also what is too much of it */
export function spreadTaken<Of extends Sums>(
  charges: readonly Of[],
  amountMinor: number,
): { parts: Part<Of>[]; restMinor: number } {
  const parts: Part<Of>[] = [];
  let restMinor = amountMinor;
  for (const charge of charges.filter(({ status }) => status === 'owed')) {
    const part = Math.min(restMinor, outstanding(charge));
    if (part > 0) parts.push({ charge, amountMinor: part });
    restMinor -= part;
  }
  return { parts, restMinor };
}
