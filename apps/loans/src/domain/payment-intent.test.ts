import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Charge } from './charge.ts';
import { outstanding, withEntry, type Sums } from './ledger.ts';
import { fromMajor, toMajor } from './money-text.ts';
import {
  BEGIN_MS,
  book,
  currencyOf,
  decide,
  isBackLate,
  isSettled,
  nextAsk,
  UNKNOWN_MS,
  wholeOf,
  type GivenBack,
  type PaymentIntent,
  type ProviderWord,
} from './payment-intent.ts';

const AT = new Date('2026-05-01T09:00:00Z');
const INTENT = {
  id: 'i',
  readerId: 'r',
  amountMinor: 500,
  currency: 'RUB',
  createdAt: AT,
  parts: [
    { chargeId: 'a', amountMinor: 300 },
    { chargeId: 'b', amountMinor: 200 },
  ],
};
const PENDING: PaymentIntent = { ...INTENT, status: 'pending', providerId: 'p', redirectTo: 'https://pay.example' };
const PAID: ProviderWord = { status: 'succeeded', amountMinor: 500, currency: 'RUB' };

const owed = (id: string, amountMinor: number): Sums & { id: string } => ({
  id,
  amountMinor,
  paidMinor: 0,
  waivedMinor: 0,
  status: 'owed',
});

test('a payment is booked when the provider says that it has been made', () => {
  expect(decide(PENDING, { status: 'pending' }, AT)).toEqual({ kind: 'wait' });
  expect(decide(PENDING, PAID, AT)).toEqual({ kind: 'book' });
  expect(decide(PENDING, { status: 'expired' }, AT)).toEqual({ kind: 'end', status: 'expired' });
});

test.each([
  ['less', { amountMinor: 499, currency: 'RUB' }],
  ['more', { amountMinor: 501, currency: 'RUB' }],
  ['other money', { amountMinor: 500, currency: 'KZT' }],
])('what is paid has to be what was asked for: %s goes back', (_what, money) => {
  expect(decide(PENDING, { status: 'succeeded', ...money }, AT)).toEqual({ kind: 'return', money });
});

test('a payment of nothing has not been made', () => {
  expect(decide(PENDING, { status: 'succeeded', amountMinor: 0, currency: 'RUB' }, AT)).toEqual({
    kind: 'end',
    status: 'failed',
  });
});

test('money that comes after the end counts, and what has ended otherwise stays as it is', () => {
  const expired: PaymentIntent = { ...INTENT, status: 'expired', endedAt: AT, givenBack: null };
  expect(decide(expired, PAID, AT)).toEqual({ kind: 'book' });
  expect(decide(expired, { status: 'failed' }, AT)).toEqual({ kind: 'wait' });
});

test('one that the provider does not know a day later is over, until money comes after all', () => {
  const unknown: ProviderWord = { status: 'unknown' };
  expect(decide(PENDING, unknown, new Date(AT.getTime() + UNKNOWN_MS - 1))).toEqual({ kind: 'wait' });
  expect(decide(PENDING, unknown, new Date(AT.getTime() + UNKNOWN_MS))).toEqual({ kind: 'end', status: 'expired' });
  const expired: PaymentIntent = { ...INTENT, status: 'expired', endedAt: AT, givenBack: null };
  expect(decide(expired, unknown, new Date(AT.getTime() + UNKNOWN_MS))).toEqual({ kind: 'wait' });
});

test('one payment is for charges of one currency', () => {
  expect(currencyOf([{ currency: 'EUR' }, { currency: 'EUR' }])).toBe('EUR');
  expect(currencyOf([{ currency: 'EUR' }, { currency: 'HRK' }])).toBeUndefined();
});

test('what a charge does not take any more is left over', () => {
  const [a, b] = [owed('a', 300), { ...owed('b', 200), paidMinor: 150 }];
  expect(book(PENDING, [a, b])).toEqual({
    entries: [
      { charge: a, amountMinor: 300 },
      { charge: b, amountMinor: 50 },
    ],
    restMinor: 150,
  });
  expect(book(PENDING, [{ ...a, status: 'cancelled' }])).toEqual({ entries: [], restMinor: 500 });
});

test('a charge is paid whole, and one that takes no payment says why', () => {
  const charge: Charge = {
    ...owed('a', 300),
    kind: 'manual',
    loanId: null,
    readerId: 'r',
    title: null,
    comment: null,
    currency: 'RUB',
    daysOverdue: null,
    chargedAt: null,
    settledAt: null,
  };
  expect(wholeOf([{ ...charge, waivedMinor: 100 }])).toEqual({
    parts: [{ chargeId: 'a', amountMinor: 200 }],
    rejections: [],
  });
  expect(wholeOf([{ ...charge, status: 'accruing' }]).rejections).toEqual([{ code: 'fine_still_grows' }]);
});

/** What can happen to a payment, in any order: the provider is heard, and a desk settles a charge. */
const happening = fc.oneof(
  fc.constantFrom<ProviderWord>(
    { status: 'pending' },
    { status: 'unknown' },
    { status: 'failed' },
    { status: 'expired' },
    { status: 'cancelled' },
  ),
  fc.constant(PAID),
  fc.constant<ProviderWord>({ status: 'succeeded', amountMinor: 700, currency: 'RUB' }),
  fc.record({ desk: fc.constantFrom('a', 'b'), amountMinor: fc.integer({ min: 1, max: 300 }) }),
);

test('whatever is heard, how often and in which order: money that came is booked or goes back, whole and once', () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 12 }), (happenings) => {
      const charges = new Map([owed('a', 300), owed('b', 200)].map((charge) => [charge.id, charge]));
      let intent: PaymentIntent = PENDING;
      let [came, booked, back] = [0, 0, 0];
      for (const one of happenings) {
        if ('desk' in one) {
          const charge = charges.get(one.desk);
          if (charge?.status !== 'owed') continue;
          const amountMinor = Math.min(one.amountMinor, outstanding(charge));
          charges.set(one.desk, withEntry(charge, { kind: 'payment', amountMinor }));
          continue;
        }
        if (one.status === 'succeeded' && came === 0) came = one.amountMinor;
        const decision = decide(intent, one, AT);
        if (decision.kind === 'end')
          intent = { ...intent, parts: [], status: decision.status, endedAt: AT, givenBack: null };
        if (decision.kind === 'return') {
          back += decision.money.amountMinor;
          intent = { ...intent, status: 'failed', endedAt: AT, givenBack: { ...decision.money, done: false } };
        }
        if (decision.kind === 'book') {
          const { entries, restMinor }: ReturnType<typeof book<Sums & { id: string }>> = book(intent, [
            ...charges.values(),
          ]);
          for (const { charge, amountMinor } of entries) {
            expect(amountMinor).toBeLessThanOrEqual(outstanding(charge));
            charges.set(charge.id, withEntry(charge, { kind: 'payment', amountMinor }));
            booked += amountMinor;
          }
          back += restMinor;
          const givenBack: GivenBack | null =
            restMinor > 0 ? { amountMinor: restMinor, currency: 'RUB', done: false } : null;
          intent = { ...intent, parts: [], status: 'succeeded', endedAt: AT, givenBack };
        }
      }
      expect(booked + back).toBe(came);
      expect(isSettled(intent)).toBe(came > 0);
      for (const charge of charges.values()) expect(outstanding(charge)).toBeGreaterThanOrEqual(0);
    }),
  );
});

test('money that has not gone back for a day is somebody’s business', () => {
  const after = (hours: number) => isBackLate({ endedAt: AT }, new Date(AT.getTime() + hours * 3_600_000));
  expect([0, 24, 25].map(after)).toEqual([false, false, true]);
});

test('the older a payment is, the more seldom it is asked about, and never not at all', () => {
  const after = (seconds: number) => {
    const now = new Date(AT.getTime() + seconds * 1000);
    return (nextAsk(AT, now).getTime() - now.getTime()) / 1000;
  };
  expect([0, 60, 3600, 30 * 86_400].map(after)).toEqual([10, 30, 1800, 6 * 3600]);
  expect(BEGIN_MS).toBeGreaterThan(60_000);
});

test('money is written as others read it', () => {
  expect([toMajor(5, 'RUB'), toMajor(123_456, 'RUB'), toMajor(7, 'JPY')]).toEqual(['0.05', '1234.56', '7']);
  expect(['0.05', '12', '1234.5', '7.001', '-1', '1e3'].map((text) => fromMajor(text, 'RUB'))).toEqual([
    5,
    1200,
    123_450,
    undefined,
    undefined,
    undefined,
  ]);
  expect(fromMajor('1', 'rubles')).toBeUndefined();
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000_000 }), fc.constantFrom('RUB', 'JPY', 'KWD'), (minor, currency) => {
      expect(fromMajor(toMajor(minor, currency), currency)).toBe(minor);
    }),
  );
});
