import fc from 'fast-check';
import { expect, test } from 'vitest';
import { amountText, minorOf } from './amount.ts';

test('an amount that is written is the one that is meant, with a comma or a point', () => {
  const written = ['2', '2,5', '2.50', '0', '1 000', '0,05'];
  expect(written.map((amount) => minorOf(amount, 'RUB'))).toEqual([200, 250, 250, 0, 100_000, 5]);
});

test.each([
  ['JPY', '250', 250],
  ['JPY', '2,5', undefined],
  ['KWD', '2.5', 2_500],
  ['KWD', '0,125', 125],
])('%s has its own fractions: %s is %s', (currency, written, minor) => {
  expect(minorOf(written, currency)).toBe(minor);
});

test.each(['', '-1', '2.505', 'два', '1e3', '2.', '.5'])('%j is no amount', (written) => {
  expect(minorOf(written, 'RUB')).toBeUndefined();
});

test('an amount is read as it was written', () => {
  fc.assert(
    fc.property(fc.nat(10_000_000), fc.constantFrom('RUB', 'EUR', 'JPY', 'KWD'), (minor, currency) => {
      expect(minorOf(amountText(minor, currency), currency)).toBe(minor);
    }),
  );
});
