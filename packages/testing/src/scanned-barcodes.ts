import fc from 'fast-check';
import { cutScannerNoise, isScannedCode } from '#core/scanned-code.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZабвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВЁЙЩЯäßéçłøçΩσ';
const SIGNS = '0123456789-./\\_:;,+*#%$&=?!()[]<>@"\'№';

const inside = fc.constantFrom(...LETTERS, ...SIGNS, ' ');
const atTheEnds = fc.constantFrom(...LETTERS, ...SIGNS);

const asLibrariesHaveThem = fc
  .tuple(atTheEnds, fc.array(inside, { minLength: 1, maxLength: 28 }), atTheEnds)
  .map(([first, middle, last]) => [first, ...middle, last].join(''));

const ofAnyAlphabet = fc
  .string({ unit: 'grapheme', minLength: 3, maxLength: 12 })
  .filter((text) => isScannedCode(text) && cutScannerNoise(text) === text);

/** Barcodes that are accepted. */
export const barcodes = fc.oneof(
  { weight: 3, arbitrary: asLibrariesHaveThem },
  { weight: 1, arbitrary: ofAnyAlphabet },
);

const noise = fc
  .array(fc.constantFrom(' ', '\r', '\n', '\t', '\u00a0', '\u0002', '\u0003', '\ufeff', '\u200e'), { maxLength: 3 })
  .map((signs) => signs.join(''));

/** Whether Latin, Greek and Cyrillic, whose capital letters every version of Unicode knows. */
const CASES_OF_ALL_AGES = /^[ -\u04ff\u2000-\u2bff]*$/u;

/** A barcode as another scan of the same copy may give it. */
export const scansOf = (barcode: string): fc.Arbitrary<string> =>
  fc
    .tuple(
      noise,
      fc.constantFrom<(code: string) => string>(
        (code) => code,
        (code) => (CASES_OF_ALL_AGES.test(code) ? code.toUpperCase() : code),
        (code) => (CASES_OF_ALL_AGES.test(code) ? code.toLowerCase() : code),
        (code) => code.normalize('NFD'),
      ),
      noise,
    )
    .map(([before, typed, after]) => `${before}${typed(barcode)}${after}`)
    // Capital letters may be more: ß, SS.
    .filter(isScannedCode);
