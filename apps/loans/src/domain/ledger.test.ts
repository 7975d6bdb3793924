import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ChargeStatus } from './charge.ts';
import { outstanding, rejectionsOf, spread, spreadTaken, withEntry, type Entry, type Sums } from './ledger.ts';

const charge = (amountMinor: number, but: Partial<Sums> = {}): Sums => ({
  amountMinor,
  paidMinor: 0,
  waivedMinor: 0,
  status: 'owed',
  ...but,
});
const codes = (of: Sums, entry: Entry) => rejectionsOf(of, entry).map(({ code }) => code);

test.each<[ChargeStatus, Partial<Sums>, Entry, string[]]>([
  ['accruing', {}, { kind: 'payment', amountMinor: 1 }, ['fine_still_grows']],
  ['cancelled', {}, { kind: 'refund', amountMinor: 1 }, ['charge_cancelled', 'nothing_paid']],
  ['owed', {}, { kind: 'payment', amountMinor: 101 }, ['more_than_owed']],
  ['owed', { waivedMinor: 60 }, { kind: 'waiver', amountMinor: 41 }, ['more_than_owed']],
  ['paid', { paidMinor: 100 }, { kind: 'payment', amountMinor: 1 }, ['charge_settled']],
  ['waived', { waivedMinor: 100 }, { kind: 'cancellation', amountMinor: 0 }, ['charge_settled']],
  ['owed', {}, { kind: 'refund', amountMinor: 1 }, ['nothing_paid']],
  ['owed', { paidMinor: 30 }, { kind: 'refund', amountMinor: 31 }, ['more_than_paid']],
  ['owed', { paidMinor: 30 }, { kind: 'cancellation', amountMinor: 70 }, ['charge_paid']],
  ['owed', { paidMinor: 30 }, { kind: 'payment', amountMinor: 70 }, []],
])('of a charge of 100 that is %s, %j: %j is answered %j', (status, but, entry, told) => {
  expect(codes(charge(100, { ...but, status }), entry)).toEqual(told);
});

test('what was given back is owed again', () => {
  const paid = withEntry(charge(100), { kind: 'payment', amountMinor: 100 });
  expect(paid.status).toBe('paid');
  const refunded = withEntry(paid, { kind: 'refund', amountMinor: 40 });
  expect([refunded.status, outstanding(refunded)]).toEqual(['owed', 40]);
  expect(outstanding(withEntry(refunded, { kind: 'waiver', amountMinor: 40 }))).toBe(0);
});

const anyAmount = fc.integer({ min: 1, max: 1_000 });
const anyEntry: fc.Arbitrary<Entry> = fc.record({
  kind: fc.constantFrom('payment', 'waiver', 'refund', 'cancellation'),
  amountMinor: anyAmount,
});

test('whatever is entered in whatever order, the ledger adds up, and nothing is below zero', () => {
  fc.assert(
    fc.property(anyAmount, fc.array(anyEntry, { maxLength: 30 }), (amountMinor, entries) => {
      let now = charge(amountMinor);
      const taken: Entry[] = [];
      for (const given of entries) {
        const entry = given.kind === 'cancellation' ? { ...given, amountMinor: outstanding(now) } : given;
        if (rejectionsOf(now, entry).length > 0) continue;
        now = withEntry(now, entry);
        taken.push(entry);
      }
      const sum = (kind: Entry['kind']) =>
        taken.filter((entry) => entry.kind === kind).reduce((total, entry) => total + entry.amountMinor, 0);
      const owes = outstanding(now);
      expect(amountMinor - sum('payment') - sum('waiver') + sum('refund') - sum('cancellation')).toBe(owes);
      expect(now.paidMinor).toBe(sum('payment') - sum('refund'));
      expect(Math.min(owes, now.paidMinor, now.waivedMinor)).toBeGreaterThanOrEqual(0);
      expect(now.status === 'owed').toBe(owes > 0);
    }),
  );
});

const anyCharge: fc.Arbitrary<Sums> = fc
  .record({ amountMinor: anyAmount, part: fc.nat({ max: 999 }), status: fc.constantFrom('accruing', 'owed') })
  .map(({ amountMinor, part, status }) => charge(amountMinor, { paidMinor: part % amountMinor, status }));

test('a sum is spread wholly, the oldest first, and each charge takes its part', () => {
  fc.assert(
    fc.property(fc.array(anyCharge, { maxLength: 8 }), anyAmount, (charges, sum) => {
      const payment = spread(charges, sum);
      const payable = charges.filter(({ status }) => status === 'owed');
      const owes = payable.reduce((total, one) => total + outstanding(one), 0);
      if ('rejection' in payment) {
        expect(payment.rejection).toEqual({ code: 'more_than_owed', facts: { owes_minor: owes } });
        expect(sum).toBeGreaterThan(owes);
        return;
      }
      expect(payment.parts.reduce((total, { amountMinor }) => total + amountMinor, 0)).toBe(sum);
      for (const { charge: of, amountMinor } of payment.parts)
        expect(rejectionsOf(of, { kind: 'payment', amountMinor })).toEqual([]);
      // Only the last one may be paid in part.
      const whole = payment.parts.slice(0, -1);
      expect(whole.every(({ charge: of, amountMinor }) => outstanding(of) === amountMinor)).toBe(true);
      expect(payment.parts.map(({ charge: of }) => of)).toEqual(payable.slice(0, payment.parts.length));
    }),
  );
});

test('of money that was taken already nothing is lost: what the charges do not take is left', () => {
  fc.assert(
    fc.property(fc.array(anyCharge, { maxLength: 8 }), anyAmount, (charges, sum) => {
      const { parts, restMinor } = spreadTaken(charges, sum);
      expect(parts.reduce((total, { amountMinor }) => total + amountMinor, restMinor)).toBe(sum);
      const owes = (of: readonly Sums[]) =>
        of.filter(({ status }) => status === 'owed').reduce((total, one) => total + outstanding(one), 0);
      expect(restMinor).toBe(Math.max(0, sum - owes(charges)));
      const paid = charges.map((of) => {
        const part = parts.find(({ charge: one }) => one === of);
        return part ? withEntry(of, { kind: 'payment', amountMinor: part.amountMinor }) : of;
      });
      expect(owes(paid)).toBe(owes(charges) - (sum - restMinor));
    }),
  );
});
