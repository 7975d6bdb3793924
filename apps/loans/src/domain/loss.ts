import type { Rejection } from '#errors';
import { daysBetween, type LocalDate } from '#core/library-day.ts';
import type { Charge } from './charge.ts';
import { outstanding, type Entry } from './ledger.ts';

/** What is charged for a copy that is lost, by the terms of its loan. Money in minor units. */
export type LossTerms = {
  lostPriceMinor: number;
  processingFeeMinor: number;
  /** For how many days the price is not to be paid if the copy comes back; none: whenever it does. */
  lostRefundDays: number | undefined;
  /** Whether the fee is not to be paid then, either. */
  refundProcessingFee: boolean;
  /** How many days overdue it is taken to be lost; none: never. */
  lostAfterDays: number | undefined;
};

/** Why a copy cannot be recorded as lost; nothing, if it can. */
export const rejectLoss = ({ returned, lost }: { returned: boolean; lost: boolean }): Rejection[] =>
  lost ? [{ code: 'loan_lost' }] : returned ? [{ code: 'loan_returned' }] : [];

/** What of a loan says whether its copy is taken to be lost. */
export type Ageing = {
  returned: boolean;
  claimed: boolean;
  dueDate: LocalDate;
  /** When it turned out that its reader has not brought it back, as they had said. */
  agesFrom: LocalDate | undefined;
  lostAfterDays: number | undefined;
};

/**
 * Whether a copy has been overdue for so long that it is taken to be lost. Not one that its reader says they brought back: the
 * library looks for it.
 */
export const hasAgedToLost = (
  { returned, claimed, dueDate, agesFrom = dueDate, lostAfterDays }: Ageing,
  today: LocalDate,
): boolean =>
  !returned &&
  !claimed &&
  lostAfterDays !== undefined &&
  daysBetween(agesFrom > dueDate ? agesFrom : dueDate, today) >= lostAfterDays;

type LossCharge = { kind: 'lost' | 'processing'; amountMinor: number };

/** What a reader is charged for a copy that they have lost. Nobody is charged nothing. */
export const chargesFor = ({
  lostPriceMinor,
  processingFeeMinor,
}: Pick<LossTerms, 'lostPriceMinor' | 'processingFeeMinor'>): LossCharge[] => {
  const charges: LossCharge[] = [
    { kind: 'lost', amountMinor: lostPriceMinor },
    { kind: 'processing', amountMinor: processingFeeMinor },
  ];
  return charges.filter(({ amountMinor }) => amountMinor > 0);
};

type Found = { lostOn: LocalDate; foundOn: LocalDate };

/** Whether a charge for a lost copy is not to be paid, now that the copy has come back. */
export function isForgiven(
  { kind }: Pick<Charge, 'kind'>,
  { lostRefundDays, refundProcessingFee }: Pick<LossTerms, 'lostRefundDays' | 'refundProcessingFee'>,
  { lostOn, foundOn }: Found,
): boolean {
  const isSoon = lostRefundDays === undefined || daysBetween(lostOn, foundOn) <= lostRefundDays;
  return isSoon && (kind === 'lost' || (kind === 'processing' && refundProcessingFee));
}

/**
 * What ends a charge that is not to be paid any more: it is cancelled, or, where a part is paid, the rest is waived. What is
 * paid, a person gives back: nothing, if nothing is outstanding.
 */
export function endOf(charge: Pick<Charge, 'amountMinor' | 'paidMinor' | 'waivedMinor' | 'status'>): Entry | undefined {
  const amountMinor = outstanding(charge);
  if (amountMinor === 0) return undefined;
  return { kind: charge.paidMinor > 0 ? 'waiver' : 'cancellation', amountMinor };
}
