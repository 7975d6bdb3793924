/** An author's name in the form in which it is compared: without case, ё as е, single blanks. */
export const authorKey = (name: string): string =>
  name.trim().replaceAll(/\s+/g, ' ').toLowerCase().replaceAll('ё', 'е');

/** The names in an author line; they are divided by semicolons. */
export const authorKeysOf = (line: string): string[] =>
  line
    .split(';')
    .map(authorKey)
    .filter((key) => key !== '');
