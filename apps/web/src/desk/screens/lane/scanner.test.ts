import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Scanner, type KeyPress } from './scanner.ts';

/** The keys of a scanner that types a barcode as on an American keyboard. */
function keysOf(barcode: string, { from = 1_000, pause = 10, end = 'Enter' } = {}): KeyPress[] {
  let at = from;
  const next = () => (at += pause);
  const keys = [...barcode].flatMap((sign): KeyPress[] => {
    if (/[A-Z]/.test(sign))
      return [
        { code: 'ShiftLeft', shift: true, at: next() },
        { code: `Key${sign}`, shift: true, at: next() },
      ];
    if (/[a-z]/.test(sign)) return [{ code: `Key${sign.toUpperCase()}`, shift: false, at: next() }];
    if (/\d/.test(sign)) return [{ code: `Digit${sign}`, shift: false, at: next() }];
    const code = { '-': 'Minus', '/': 'Slash', '.': 'Period', ' ': 'Space' }[sign] ?? '';
    return [{ code, shift: false, at: next() }];
  });
  return [...keys, { code: end, shift: false, at: next() }];
}

const read = (keys: KeyPress[], scanner = new Scanner()) =>
  keys.map((key) => scanner.press(key)).filter((scan) => scan !== undefined);

const barcode = fc
  .stringMatching(/^[A-Za-z0-9][A-Za-z0-9./ -]{1,28}[A-Za-z0-9]$/)
  .filter((text) => text.trim().length >= 3);

test('a scan is the barcode in capitals, whatever the layout of the keyboard and Caps Lock are', () => {
  fc.assert(
    fc.property(barcode, fc.constantFrom('Enter', 'Tab', 'NumpadEnter'), (text, end) => {
      expect(read(keysOf(text, { end }))).toEqual([text.toUpperCase()]);
    }),
  );
});

test('scans that follow each other at once are all there, in their order', () => {
  fc.assert(
    fc.property(fc.array(barcode, { minLength: 2, maxLength: 20 }), (texts) => {
      const scanner = new Scanner();
      let from = 0;
      const scans = texts.flatMap((text) => {
        const keys = keysOf(text, { from, pause: 2 });
        from = keys.at(-1)?.at ?? from;
        return read(keys, scanner);
      });
      expect(scans).toEqual(texts.map((text) => text.toUpperCase()));
    }),
  );
});

test('what a person types is no scan, even if Enter follows', () => {
  expect(read(keysOf('A100001', { pause: 120 }))).toEqual([]);
});

test('a key that was pressed before a scan does not belong to it', () => {
  const scanner = new Scanner();
  scanner.press({ code: 'KeyG', shift: false, at: 100 });
  expect(read(keysOf('A100001', { from: 1_000 }), scanner)).toEqual(['A100001']);
});

test.each([['ab'], ['1']])('%s is too short for a barcode', (text) => {
  expect(read(keysOf(text))).toEqual([]);
});

test('a key that stays pressed makes no barcode', () => {
  expect(read(keysOf('a'.repeat(300), { pause: 30 }))).toEqual([]);
});
