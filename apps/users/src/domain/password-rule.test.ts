import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inLatinKeys, inRussianKeys } from '#core/keyboard-layout.ts';
import { isFirstGuess } from '../credentials/first-guesses.ts';
import { weaknessOf } from './password-rule.ts';

const ANNA = { email: 'a.vronskaya@readers.example', full_name: 'Анна Вронская' };
const chosen = (password: string) => weaknessOf(password, ANNA, isFirstGuess);

const COMMON = ['Password123', 'солнышко-1950', 'Liverpool-1', 'sunshine2026!!', 'gfhjkm1987', 'ILoveYou.1999'];
const REGULAR = ['qwertyuiop', '1234567890', 'abcdefghij', 'aaaaaaaaaa', 'qwerty-123456', '1q2w3e4r5t6y', 'абвгдежзик'];
const OF_ANNA = ['Вронская-1987', 'vronskaya 1987', 'анна.вронская', 'A.Vronskaya@readers', '1987вронскаяАнна'];
const OF_THE_LIBRARY = ['abonement-2026', 'Библиотека1', 'library abonement', 'абонемент абонемент'];
const GOOD = [
  'ten letters or more',
  'a long enough password',
  'correct horse battery staple',
  'demo-library-2026',
  'вронская любит грозу',
  'снег, чай и ёлка',
  'Tr0ub4dor&3x',
  'ааббвв и компот',
];

test.each([
  ...COMMON.map((password) => [password, 'too_common'] as const),
  ...REGULAR.map((password) => [password, 'too_regular'] as const),
  ...OF_ANNA.map((password) => [password, 'names_yourself'] as const),
  ...OF_THE_LIBRARY.map((password) => [password, 'names_library'] as const),
  ['вронская abonement', 'names_yourself'],
  ['ten sign', 'too_short'],
  ['й'.normalize('NFD').repeat(5), 'too_short'],
] as const)('%j is refused: %s', (password, weakness) => {
  expect(chosen(password)).toBe(weakness);
});

test.each(GOOD)('%j is a password', (password) => {
  expect(chosen(password)).toBeUndefined();
});

test('somebody else may choose what is made of her name', () => {
  expect(weaknessOf('Вронская-1987', { email: 'b@readers.example', full_name: 'Борис' }, isFirstGuess)).toBe(undefined);
});

describe('however it is typed', () => {
  test.each<[string, (password: string) => string]>([
    ['in capitals', (password) => password.toUpperCase()],
    ['with letters that are composed', (password) => password.normalize('NFC')],
    ['with letters that are not', (password) => password.normalize('NFD')],
  ])('%s, it is judged alike', (_, typed) => {
    fc.assert(
      fc.property(fc.constantFrom(...COMMON, ...REGULAR, ...OF_ANNA, ...GOOD), (password) => {
        expect(chosen(typed(password))).toBe(chosen(password));
      }),
    );
  });

  test('in the other layout, what is weak is weak', () => {
    const weak = fc.constantFrom(...COMMON, ...REGULAR, ...OF_ANNA, ...OF_THE_LIBRARY);
    fc.assert(
      fc.property(weak, fc.constantFrom(inLatinKeys, inRussianKeys), (password, layout) => {
        expect(chosen(layout(password))).toBeDefined();
      }),
    );
  });
});

test('what is too short is not a password if it is repeated', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 }), fc.nat({ max: 20 }), (part, times) => {
      expect(['too_short', 'too_regular']).toContain(
        chosen(
          part
            .normalize('NFKC')
            .slice(0, 4)
            .repeat(times + 3),
        ),
      );
    }),
  );
});

test('a name is not a password with digits and signs around it', () => {
  const around = fc.stringMatching(/^[0-9 .!-]{0,4}$/);
  fc.assert(
    fc.property(around, fc.constantFrom('вронская', 'VRONSKAYA', 'dhjycrfz'), around, (before, name, after) => {
      expect(chosen(`${before}${name}${after}`)).toBeDefined();
    }),
  );
});

test('what nobody can guess is a password, whatever it consists of', () => {
  const random = fc.uint8Array({ minLength: 18, maxLength: 18 }).filter((bytes) => new Set(bytes).size > 12);
  fc.assert(
    fc.property(random, fc.constantFrom('base64url', 'hex'), (bytes, alphabet) => {
      expect(chosen(Buffer.from(bytes).toString(alphabet))).toBeUndefined();
    }),
  );
});
