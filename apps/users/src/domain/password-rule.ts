import { inLatinKeys, inRussianKeys } from '#core/keyboard-layout.ts';
import { effortOf, repeatedPart } from './regular-text.ts';

export const SHORTEST_PASSWORD = 10;

/** Why somebody may not choose a password: a code of the catalogue. */
export type Weakness = 'too_short' | 'too_common' | 'too_regular' | 'names_yourself' | 'names_library';

export type Owner = { email: string; full_name: string };

/** What is compared, and hashed: one password, however a keyboard composes its letters (NIST SP 800-63B, 3.1.1.2). */
export const normalizedPassword = (typed: string): string => typed.normalize('NFKC');

/**
 * What is wrong with a password that somebody chooses. It may consist of anything; only what is guessed first is refused, in
 * whichever of the two layouts and cases it is typed.
 *
 * @param isKnown whether a text, as the keys of a Latin keyboard type it, is a password that is guessed first
 */
export function weaknessOf(typed: string, owner: Owner, isKnown: (keys: string) => boolean): Weakness | undefined {
  const password = normalizedPassword(typed).toLowerCase();
  if (lengthOf(normalizedPassword(typed)) < SHORTEST_PASSWORD) return 'too_short';
  // What repeats itself is no harder to guess than what is repeated.
  const part = repeatedPart(password);
  if (lengthOf(part) < SHORTEST_PASSWORD || LAYOUTS.some((as) => effortOf(as(onlyAlphanumeric(part))) < LEAST_EFFORT))
    return 'too_regular';
  const likely = [password, part, ...LAYOUTS.map((as) => bareWord(as(part)))];
  if (likely.some((one) => isKnown(inLatinKeys(one)))) return 'too_common';
  const yourself = [owner.full_name, owner.email].flatMap(wordsIn);
  if (isMadeOf(part, yourself)) return 'names_yourself';
  if (isMadeOf(part, LIBRARY)) return 'names_library';
  return isMadeOf(part, [...yourself, ...LIBRARY]) ? 'names_yourself' : undefined;
}

const LIBRARY = ['abonement', 'абонемент', 'library', 'biblioteka', 'библиотека'];

/** «qwerty123456» takes four: a walk of the fingers takes two, as long as it may be. */
const LEAST_EFFORT = 7;

const LAYOUTS = [(text: string) => text, inLatinKeys, inRussianKeys];

const lengthOf = (text: string): number => Array.from(text).length;

const onlyAlphanumeric = (text: string): string => text.replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '');

const MOST_DECORATION = 8;

/** "dragon-2026!" is «dragon», as everybody decorates. */
function bareWord(password: string): string {
  const word = password.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  return /^\p{L}+$/u.test(word) && lengthOf(password) - lengthOf(word) <= MOST_DECORATION ? word : password;
}

const wordsIn = (text: string): string[] =>
  normalizedPassword(text)
    .toLowerCase()
    .split(/[^\p{L}\p{M}]+/u)
    .filter((word) => lengthOf(word) >= 3);

/** Whether next to nothing is left of a password without these words. */
function isMadeOf(password: string, words: readonly string[]): boolean {
  const typed = words.flatMap((word) => LAYOUTS.map((as) => as(word))).toSorted((a, b) => b.length - a.length);
  const left = typed.reduce((text, word) => text.replaceAll(word, ' '), password);
  return left !== password && lengthOf(onlyAlphanumeric(left)) < SHORTEST_PASSWORD && lettersIn(left) < 4;
}

const lettersIn = (text: string): number => text.match(/\p{L}/gu)?.length ?? 0;
