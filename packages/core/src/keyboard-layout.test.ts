import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inLatinKeys, inRussianKeys } from './keyboard-layout.ts';

test.each([
  ['пароль', 'gfhjkm'],
  ['Привет', 'ghbdtn'],
  ['йцукенгшщзхъ', 'qwertyuiop[]'],
  ['объём', 'j,]`v'],
])('%s is typed by the keys of %s', (russian, latin) => {
  expect([inLatinKeys(russian), inRussianKeys(latin)]).toEqual([latin, russian.toLowerCase()]);
});

test('whichever layout a text is typed in, its keys are the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(inLatinKeys(inRussianKeys(text))).toBe(inLatinKeys(text));
    }),
  );
});
