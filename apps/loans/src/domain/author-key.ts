/** An author's name, normalized for comparison: lower case, ё as е, single spaces. */
export const authorKey = (name: string): string =>
  name.trim().replaceAll(/\s+/g, ' ').toLowerCase().replaceAll('ё', 'е');

/** The names in an author line; they are separated by semicolons. */
export const authorKeysOf = (line: string): string[] =>
  line
    .split(';')
    .map(authorKey)
    .filter((key) => key !== '');
