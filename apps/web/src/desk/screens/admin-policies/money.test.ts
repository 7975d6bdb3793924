import fc from 'fast-check';
import { expect, test } from 'vitest';
import { amountText, minorOf } from './money.ts';

test('an amount that is written is the one that is meant, with a comma or a point', () => {
  expect(['2', '2,5', '2.50', '0', '1 000', '0,05'].map(minorOf)).toEqual([200, 250, 250, 0, 100_000, 5]);
});

test.each(['', '-1', '2.505', 'два', '1e3', '2.', '.5'])('%j is no amount', (written) => {
  expect(minorOf(written)).toBeUndefined();
});

test('an amount is read as it was written', () => {
  fc.assert(
    fc.property(fc.nat(10_000_000), (minor) => {
      expect(minorOf(amountText(minor))).toBe(minor);
    }),
  );
});
