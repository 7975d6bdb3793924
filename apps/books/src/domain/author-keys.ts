/**
 * The names in an author line, in the form in which they are compared: without case, ё as е, single blanks. Authors are
 * divided by semicolons.
 */
export function authorKeys(author: string): string[] {
  const names = author.split(';').map((name) => name.trim().replaceAll(/\s+/g, ' ').toLowerCase().replaceAll('ё', 'е'));
  return [...new Set(names.filter((name) => name !== ''))];
}
