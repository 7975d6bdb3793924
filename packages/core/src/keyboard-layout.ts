const LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const RUSSIAN = 'ёйцукенгшщзхъфывапролджэячсмитьбю';

const translation = (from: string, to: string): ReadonlyMap<string, string> =>
  new Map(Array.from(from, (letter, index) => [letter, to.charAt(index)]));

const toLatin = translation(RUSSIAN, LATIN);
const toRussian = translation(LATIN, RUSSIAN);

const translated = (text: string, letters: ReadonlyMap<string, string>): string =>
  Array.from(text.toLowerCase(), (letter) => letters.get(letter) ?? letter).join('');

/** What the keys of a text type on a Latin keyboard, in lower case: «пароль» is typed like "gfhjkm". */
export const inLatinKeys = (text: string): string => translated(text, toLatin);

/** What the keys of a text type on a Russian keyboard, in lower case. */
export const inRussianKeys = (text: string): string => translated(text, toRussian);
