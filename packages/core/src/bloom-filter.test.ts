import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bloomFilter, has } from './bloom-filter.ts';

test('a filter has every word that it was made of', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string()), (words) => {
      const filter = bloomFilter(new Set(words));
      expect(words.filter((word) => !has(filter, word))).toEqual([]);
    }),
  );
});

test('one of 2,000 other words is taken for one of them', () => {
  const words = (of: string) => Array.from({ length: 20_000 }, (_, index) => `${of} ${index}`);
  const filter = bloomFilter(new Set(words('within')));
  const mistaken = words('without').filter((word) => has(filter, word)).length;
  expect(mistaken).toBeLessThan(20);
});

test('no word is in a filter of none', () => {
  expect(has(bloomFilter(new Set()), 'a')).toBe(false);
});
