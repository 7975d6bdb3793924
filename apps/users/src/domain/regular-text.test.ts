import fc from 'fast-check';
import { expect, test } from 'vitest';
import { effortOf, repeatedPart } from './regular-text.ts';

test.each([
  ['', 0],
  ['x', 1],
  ['xx', 2],
  ['xxxxxxx', 1],
  ['qwerty', 2],
  ['ytrewq', 2],
  ['qwerty123456', 4],
  ['xxxabc', 3],
  ['hello', 5],
])('%j takes %i', (text, effort) => {
  expect(effortOf(text)).toBe(effort);
});

test('no text takes more than it has letters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(effortOf(text)).toBeLessThanOrEqual(Array.from(text).length);
    }),
  );
});

test('a text consists of what is repeated', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 8 }), fc.integer({ min: 2, max: 5 }), (text, times) => {
      const part = repeatedPart(text.repeat(times));
      expect(part.length).toBeLessThanOrEqual(text.length);
      expect(part.repeat(text.length * times).startsWith(text.repeat(times))).toBe(true);
    }),
  );
});

test('a text that only ends as it begins is not repeated', () => {
  expect(repeatedPart('anna and anna')).toBe('anna and anna');
  expect(repeatedPart('tictactictac tic')).toBe('tictactictac tic');
});
