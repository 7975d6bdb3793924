/** How many characters of an author can be searched for. An index entry has room for these, but not for 1,000. */
const KEY_LENGTH = 300;

/**
 * The names in an author line, normalized for comparison: lower case, ё as е, single spaces, cut to 300 characters.
 * Authors are separated by semicolons.
 */
export function authorKeys(author: string): string[] {
  const names = author.split(';').map((name) => name.trim().replaceAll(/\s+/g, ' ').toLowerCase().replaceAll('ё', 'е'));
  return [
    ...new Set(names.filter((name) => name !== '').map((name) => Array.from(name).slice(0, KEY_LENGTH).join(''))),
  ];
}
