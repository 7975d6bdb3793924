/** As many characters of an author as can be searched for. An entry of the index has room for them, but not for 1,000. */
const KEY_LENGTH = 300;

/**
 * The names in an author line, in the form in which they are compared: without case, ё as е, single blanks, cut to 300
 * characters. Authors are divided by semicolons.
 */
export function authorKeys(author: string): string[] {
  const names = author.split(';').map((name) => name.trim().replaceAll(/\s+/g, ' ').toLowerCase().replaceAll('ё', 'е'));
  return [
    ...new Set(names.filter((name) => name !== '').map((name) => Array.from(name).slice(0, KEY_LENGTH).join(''))),
  ];
}
