import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPrinted, rejectRange } from './card-ranges.ts';

const written = (prefix: string, value: number, digits: number) => `${prefix}${String(value).padStart(digits, '0')}`;
const aRange = fc
  .record({
    prefix: fc.constantFrom('', 'A', 'ЧБ-', 'c/', '7-', 'R'),
    digits: fc.integer({ min: 4, max: 5 }),
    ends: fc.tuple(fc.nat(9_999), fc.nat(9_999)).map((ends) => ends.toSorted((one, other) => one - other)),
  })
  .map(({ prefix, digits, ends: [low = 0, high = 0] }) => ({ prefix, digits, low, high }));
const rangeOf = ({ prefix, digits, low, high }: { prefix: string; digits: number; low: number; high: number }) => ({
  first: written(prefix, low, digits),
  last: written(prefix, high, digits),
});

describe('the numbers of printed cards', () => {
  test('are those from the first to the last, however their letters are written', () => {
    fc.assert(
      fc.property(aRange, fc.nat(9_999), (of, value) => {
        const range = rangeOf(of);
        expect(rejectRange(range)).toBeUndefined();
        const number = written(of.prefix, value, of.digits);
        const isIn = of.low <= value && value <= of.high;
        expect(
          [number, number.toLowerCase(), ` ${number.toUpperCase()}\n`].map((one) => isPrinted(one, [range])),
        ).toEqual([isIn, isIn, isIn]);
        expect(isPrinted(`${number}0`, [range])).toBe(false);
        expect(isPrinted(`Ж${number}`, [range])).toBe(false);
        expect(isPrinted(number, [{ first: 'Ж1', last: 'Ж9' }, range])).toBe(isIn);
        expect(isPrinted(number, [])).toBe(true);
      }),
    );
  });

  test.each([
    ['A100', 'B200'],
    ['A100', 'A99'],
    ['A200', 'A100'],
    ['A100', 'A1000'],
    ['card', 'card'],
  ])('do not go from %s to %s', (first, last) => {
    expect(rejectRange({ first, last })).toBe('no_card_range');
  });

  test.each(['R100001', 'r000000', 'R12345678'])('are never those that the library gives out itself: %s', (number) => {
    expect(rejectRange({ first: number, last: number })).toBe('own_card_numbers');
    fc.assert(
      fc.property(aRange, (of) => {
        expect(isPrinted(number, [rangeOf(of)])).toBe(false);
      }),
    );
  });
});
