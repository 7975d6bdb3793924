import { expect, test } from 'vitest';
import { deedOf, isSingle, keys, printed } from './keys.ts';

const once = (values: readonly unknown[]) => expect(values.length).toBe(new Set(values).size);

test('no stroke, no barcode and no deed stands for two things', () => {
  once(keys.flatMap(({ stroke }) => stroke ?? []));
  once(keys.flatMap(({ barcode }) => barcode ?? []));
  once(keys.map(({ deed }) => deed));
});

test('a stroke is what the table says', () => {
  expect([deedOf('Shift+KeyR'), deedOf('KeyR'), deedOf('Ctrl+KeyR')]).toEqual(['renewAll', 'renewOne', undefined]);
});

test('letters, digits and signs can be switched off; what speech does not press by mistake cannot', () => {
  const singles = keys.flatMap(({ stroke }) => (stroke && isSingle(stroke) ? [stroke] : []));
  const others = keys.flatMap(({ stroke }) => (stroke && !isSingle(stroke) ? [stroke] : []));
  expect(singles).toContain('Shift+Slash');
  expect(others.toSorted()).toEqual(['ArrowDown', 'ArrowUp', 'Ctrl+KeyK', 'Enter', 'Escape']);
});

test.each([
  ['Shift+KeyR', ['Shift', 'R']],
  ['Shift+Slash', ['?']],
  ['Ctrl+KeyK', ['Ctrl', 'K']],
  ['Digit1', ['1']],
  ['ArrowUp', ['↑']],
])('%s is printed on the keys as %j', (stroke, labels) => {
  expect(printed(stroke)).toEqual(labels);
});
