import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#core/library-day.ts';
import type { ChargeStatus } from './charge.ts';
import { outstanding, rejectionsOf, withEntry } from './ledger.ts';
import { chargesFor, endOf, hasAgedToLost, isForgiven, rejectLoss } from './loss.ts';

const money = fc.integer({ min: 0, max: 1_000_000_000 });

test.each([
  [{ returned: false, lost: false }, []],
  [{ returned: true, lost: false }, ['loan_returned']],
  [{ returned: true, lost: true }, ['loan_lost']],
])('of %j a loss is refused for %j', (loan, codes) => {
  expect(rejectLoss(loan).map(({ code }) => code)).toEqual(codes);
});

test('a reader is charged the price and the fee, and nothing for nothing', () => {
  fc.assert(
    fc.property(money, money, (lostPriceMinor, processingFeeMinor) => {
      const charges = chargesFor({ lostPriceMinor, processingFeeMinor });
      expect(charges.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(lostPriceMinor + processingFeeMinor);
      expect(charges.every(({ amountMinor }) => amountMinor > 0)).toBe(true);
    }),
  );
});

test('a copy is taken to be lost from that day of being overdue on, unless it is back or looked for', () => {
  const out = { returned: false, claimed: false, dueDate: '2026-05-15', agesFrom: undefined, lostAfterDays: 45 };
  const on = (days: number, but = {}) => hasAgedToLost({ ...out, ...but }, addDays(out.dueDate, days));
  expect([44, 45, 400].map((days) => on(days))).toEqual([false, true, true]);
  const others = [{ returned: true }, { claimed: true }, { lostAfterDays: undefined }];
  expect(others.map((but) => on(400, but))).toEqual([false, false, false]);
  // A claim was taken back on the fortieth day, or before the copy was due at all.
  expect([45, 84, 85].map((days) => on(days, { agesFrom: '2026-06-24' }))).toEqual([false, false, true]);
  expect([44, 45].map((days) => on(days, { agesFrom: '2026-05-01' }))).toEqual([false, true]);
});

test('the price is forgiven for as many days as the policy says, and the fee only if it says so', () => {
  fc.assert(
    fc.property(
      fc.option(fc.integer({ min: 0, max: 3650 }), { nil: undefined }),
      fc.boolean(),
      fc.nat(4_000),
      (lostRefundDays, refundProcessingFee, days) => {
        const found = { lostOn: '2026-05-01', foundOn: addDays('2026-05-01', days) };
        const terms = { lostRefundDays, refundProcessingFee };
        const price = isForgiven({ kind: 'lost' }, terms, found);
        expect(price).toBe(lostRefundDays === undefined || days <= lostRefundDays);
        expect(isForgiven({ kind: 'processing' }, terms, found)).toBe(price && refundProcessingFee);
        expect(isForgiven({ kind: 'damage' }, terms, found)).toBe(false);
      },
    ),
  );
});

test('whatever was paid and waived of a charge, the ledger takes what ends it, and nothing is owed afterwards', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.nat(100), fc.nat(100), (amountMinor, paid, waived) => {
      const paidMinor = Math.floor((amountMinor * paid) / 100);
      const waivedMinor = Math.floor(((amountMinor - paidMinor) * waived) / 100);
      const isSettled = paidMinor + waivedMinor === amountMinor;
      const status: ChargeStatus = !isSettled ? 'owed' : paidMinor > 0 ? 'paid' : 'waived';
      const charge = { amountMinor, paidMinor, waivedMinor, status };
      const end = endOf(charge);
      expect(end === undefined).toBe(isSettled);
      if (!end) return;
      expect(rejectionsOf(charge, end)).toEqual([]);
      const ended = withEntry(charge, end);
      expect([outstanding(ended), ended.paidMinor]).toEqual([0, paidMinor]);
    }),
  );
});
