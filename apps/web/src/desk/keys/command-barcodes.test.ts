import fc from 'fast-check';
import { CODE128 } from 'jsbarcode/bin/barcodes/CODE128';
import { expect, test } from 'vitest';
import { isScannedCode } from '#core/scanned-code.ts';
import { codeOfCommand, commandOf } from './command-barcodes.ts';
import { keys } from './keys.ts';
import { Scanner } from './scanner.ts';

const numbers = keys.flatMap(({ barcode }) => barcode ?? []);

test('there are commands, and each barcode is its own', () => {
  expect(numbers.map((number) => commandOf(codeOfCommand(number)))).toEqual(
    keys.flatMap(({ barcode, deed }) => (barcode === undefined ? [] : [deed])),
  );
});

test('no command can be the number of a card or of a copy', () => {
  expect(numbers.filter((number) => isScannedCode(codeOfCommand(number)))).toEqual([]);
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ maxLength: 40 }), fc.stringMatching(/^0{1,34}\d?$/)).filter(isScannedCode),
      (code) => {
        expect(commandOf(code)).toBeUndefined();
      },
    ),
  );
});

test('a command that is no longer known is one nevertheless', () => {
  expect(commandOf(codeOfCommand('99'))).toBe('unknown');
});

test('a scanner can read a command as it reads a card', () => {
  const scanner = new Scanner();
  const signs = [...codeOfCommand('01')].map((digit) => `Digit${digit}`);
  const heard = [...signs, 'Enter'].flatMap((code, index) => scanner.press({ code, shift: false, at: index * 5 }));
  expect(heard).toEqual([{ kind: 'scan', code: codeOfCommand('01') }]);
});

test('a command is not too wide to be printed for a scanner: 260 of the thinnest bars are 65 mm', () => {
  for (const number of numbers)
    expect(new CODE128(codeOfCommand(number), {}).encode().data.length).toBeLessThanOrEqual(240);
});
