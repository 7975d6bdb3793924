import { expect, test } from 'vitest';
import { cutScannerNoise, isScannedCode } from './scanned-code.ts';

test.each([
  ['B00000001'],
  ['b00000001'],
  ['123'],
  ['ББ-12/3.4'],
  ['Инв. 12 345'],
  ['а/б\\в?г#д%е;ж'],
  ['x'.repeat(32)],
  ['\u{1D54F}'.repeat(32)],
  ['й'.normalize('NFD').repeat(32)],
])('%s is a code', (code) => expect(isScannedCode(code)).toBe(true));

test.each([[''], ['12'], ['   '], [' 1 '], ['x'.repeat(33)], ['12\t3'], ['12\u200b34'], [' '.repeat(300) + '1234']])(
  '%j is none',
  (code) => expect(isScannedCode(code)).toBe(false),
);

test.each([
  ['  B 1/2 ', 'B 1/2'],
  ['B-12\r\n', 'B-12'],
  ['\u0002B-12\u0003', 'B-12'],
  ['\ufeff\u200eB-12\u00a0', 'B-12'],
])('of %j what the scanner added is cut', (scanned, code) => expect(cutScannerNoise(scanned)).toBe(code));

test('a text without end is read at once', () => {
  expect(isScannedCode(`a${' '.repeat(1_000_000)}b`)).toBe(false);
});
