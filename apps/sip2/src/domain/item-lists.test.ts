import fc from 'fast-check';
import { expect, test } from 'vitest';
import { amount, counted, itemsBetween, listAskedFor } from './item-lists.ts';

test.each([
  ['Y         ', 'AS'],
  ['  Y       ', 'AU'],
  ['   Y      ', 'AV'],
  ['     Y    ', 'CD'],
  ['          ', undefined],
  ['      Y   ', undefined],
])('the summary “%s” asks for %s', (summary, list) => {
  expect(listAskedFor(summary)).toBe(list);
});

test.each([
  ['', '', 'abcde'],
  ['1', '2', 'ab'],
  ['00002', '00003', 'bc'],
  ['3', '', 'cde'],
  ['0', '1', 'a'],
  ['9', '12', ''],
  ['x', '-1', 'abcde'],
])('items from “%s” to “%s” are %s', (start, end, items) => {
  expect(itemsBetween([...'abcde'], start, end).join('')).toBe(items);
});

test('pages one after the other are the list', () => {
  fc.assert(
    fc.property(fc.array(fc.nat()), fc.integer({ min: 1, max: 9 }), (items, size) => {
      const pages = Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
        itemsBetween(items, String(at * size + 1), String((at + 1) * size)),
      );
      expect(pages.flat()).toEqual(items);
    }),
  );
});

test('counts have four digits, amounts two after the point', () => {
  expect([counted(3), counted(12_345), amount(1250), amount(5)]).toEqual(['0003', '9999', '12.50', '0.05']);
});
