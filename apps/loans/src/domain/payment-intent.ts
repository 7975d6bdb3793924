import type { Rejection } from '#errors';
import type { Charge } from './charge.ts';
import { outstanding, rejectionsOf, type Sums } from './ledger.ts';

export type Money = { amountMinor: number; currency: string };

/** What is to be paid of a charge. */
export type Part = { chargeId: string; amountMinor: number };

/** Money that goes back by the way it came: what the charges did not take any more. */
export type GivenBack = Money & { done: boolean };

/** Ended without a payment: turned down, left alone for too long, or called off. */
export type Unpaid = 'failed' | 'expired' | 'cancelled';

/** Created here; pending from when the provider knows of it and the reader may pay there; then it has ended. */
type State =
  | { status: 'created' }
  | { status: 'pending'; providerId: string; redirectTo: string }
  | { status: Unpaid; endedAt: Date; givenBack: GivenBack | null }
  | { status: 'succeeded'; endedAt: Date; givenBack: GivenBack | null };

/** What a reader has begun to pay online. */
export type PaymentIntent = Money & {
  id: string;
  /** None once the reader's account is deleted. */
  readerId: string | null;
  createdAt: Date;
  parts: readonly Part[];
} & State;

export type IntentStatus = PaymentIntent['status'];

/** What the provider says when it is asked. */
export type ProviderWord = { status: 'pending' | 'unknown' } | { status: Unpaid } | ({ status: 'succeeded' } & Money);

/** As much as one entry of a ledger, and no more. */
export const MOST_MINOR = 100_000_000;

/** So many payments a reader may have open: the provider is asked about each of them. */
export const MOST_OPEN = 20;

const SECOND_MS = 1000;
const DAY_MS = 24 * 3600 * SECOND_MS;

/** So long a payment is believed to be there that its provider does not know. */
export const UNKNOWN_MS = DAY_MS;

/** What follows from the provider's word. */
export type Decision =
  | { kind: 'wait' }
  | { kind: 'end'; status: Unpaid }
  | { kind: 'book' }
  /** Not what was asked for, so nobody knows what it is for. */
  | { kind: 'return'; money: Money };

/**
 * Decides by what the provider says now, whoever has asked it and how often. Money that has come counts also after the end:
 * only a payment that is booked changes no more.
 */
export function decide(intent: PaymentIntent, word: ProviderWord, now: Date): Decision {
  if (isSettled(intent)) return { kind: 'wait' };
  switch (word.status) {
    case 'pending':
      return { kind: 'wait' };
    case 'unknown':
      return hasEnded(intent) || now.getTime() - intent.createdAt.getTime() < UNKNOWN_MS
        ? { kind: 'wait' }
        : { kind: 'end', status: 'expired' };
    case 'succeeded':
      if (word.amountMinor === 0) return hasEnded(intent) ? { kind: 'wait' } : { kind: 'end', status: 'failed' };
      return word.amountMinor === intent.amountMinor && word.currency === intent.currency
        ? { kind: 'book' }
        : { kind: 'return', money: { amountMinor: word.amountMinor, currency: word.currency } };
    case 'failed':
    case 'expired':
    case 'cancelled':
      return hasEnded(intent) ? { kind: 'wait' } : { kind: 'end', status: word.status };
  }
}

export const hasEnded = ({ status }: Pick<PaymentIntent, 'status'>): boolean =>
  status !== 'created' && status !== 'pending';

/** Money has come for it, and is booked or goes back. */
export const isSettled = (intent: PaymentIntent): boolean =>
  intent.status === 'succeeded' || ('givenBack' in intent && intent.givenBack !== null);

/** What one payment can be for: charges of one currency, whichever the library counts in today. */
export function currencyOf(charges: readonly Pick<Charge, 'currency'>[]): string | undefined {
  const [currency, ...others] = new Set(charges.map((charge) => charge.currency));
  return others.length === 0 ? currency : undefined;
}

/** What of a payment each charge takes now, and what none of them does, since it was settled meanwhile. */
export function book<Of extends Sums & Pick<Charge, 'id'>>(
  { parts, amountMinor }: Pick<PaymentIntent, 'parts' | 'amountMinor'>,
  charges: readonly Of[],
): { entries: { charge: Of; amountMinor: number }[]; restMinor: number } {
  const byId = new Map(charges.map((charge) => [charge.id, charge]));
  const entries = parts.flatMap((part) => {
    const charge = byId.get(part.chargeId);
    return charge?.status === 'owed' ? [{ charge, amountMinor: Math.min(part.amountMinor, outstanding(charge)) }] : [];
  });
  return { entries, restMinor: amountMinor - entries.reduce((sum, entry) => sum + entry.amountMinor, 0) };
}

/** All that is outstanding of these charges, or why one of them takes no payment. */
export function wholeOf(charges: readonly Charge[]): { parts: Part[]; rejections: Rejection[] } {
  const parts = charges.map((charge) => ({ chargeId: charge.id, amountMinor: outstanding(charge) }));
  const rejections = charges.flatMap((charge) =>
    rejectionsOf(charge, { kind: 'payment', amountMinor: outstanding(charge) }),
  );
  return { parts, rejections };
}

const SOONEST_MS = 10 * SECOND_MS;
const LATEST_MS = 6 * 3600 * SECOND_MS;

/** The older it is, the more seldom the provider is asked about it. It is never given up. */
export function nextAsk(createdAt: Date, now: Date): Date {
  const age = now.getTime() - createdAt.getTime();
  return new Date(now.getTime() + Math.min(LATEST_MS, Math.max(SOONEST_MS, age / 2)));
}

/** When to ask about it where something seems to have become of it. */
export const soonestAsk = (now: Date): Date => new Date(now.getTime() + SOONEST_MS);

const BACK_MS = DAY_MS;

/** Whether money should have gone back long ago: then the provider refuses it, and does not change its mind by itself. */
export const isBackLate = ({ endedAt }: { endedAt: Date }, now: Date): boolean =>
  now.getTime() - endedAt.getTime() > BACK_MS;

/** So long an attempt may take to begin it with the provider; then it is over, and nobody was sent there. */
export const BEGIN_MS = 5 * 60 * SECOND_MS;
