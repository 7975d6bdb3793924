import { expect, test } from 'vitest';
import { lineOf, rangesIn } from './ranges-in.ts';

test.each([
  ['A000001 — A005000', 'A000001', 'A005000'],
  ['A000001–A005000', 'A000001', 'A005000'],
  ['A000001 - A005000', 'A000001', 'A005000'],
  ['A000001 a005000', 'A000001', 'a005000'],
  ['A000001-A005000', 'A000001', 'A005000'],
  ['A 000001 — A 005000', 'A 000001', 'A 005000'],
  ['A 000001 A 005000', 'A 000001', 'A 005000'],
  ['A 000001', 'A 000001', 'A 000001'],
  ['A000001 B005000', 'A000001', 'B005000'],
  ['0001-0999', '0001', '0999'],
  ['ЧБ-001000-ЧБ-001999', 'ЧБ-001000', 'ЧБ-001999'],
  ['ЧБ-001000', 'ЧБ-001000', 'ЧБ-001000'],
  ['12-0001', '12-0001', '12-0001'],
  ['1-1', '1-1', '1-1'],
])('%s is from %s to %s', (written, first, last) => {
  expect(rangesIn(`\n  ${written} \r\n`)).toEqual([{ first, last }]);
});

test('what is more than two numbers is not taken for two', () => {
  expect(rangesIn('A0001 A0002 A0003')).toEqual([{ first: 'A0001', last: 'A0002 A0003' }]);
  expect(rangesIn('A0001 — A0002 — A0003')).toEqual([{ first: 'A0001', last: 'A0002 A0003' }]);
});

test('a range that is wrong is looked for in its line, whatever is left empty', () => {
  expect(rangesIn('\nA0001\n\nA0002\n')).toHaveLength(2);
  expect([0, 1, 2].map((place) => lineOf(place, '\nA0001\n\nA0002\n'))).toEqual([2, 4, undefined]);
});
