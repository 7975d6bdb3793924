const plain = (text: string): string => text.toLowerCase().replaceAll('ё', 'е');

/** Whether each word begins a word of a text: `прод вс` finds «Продлить все книги». */
export function matches(text: string, words: string): boolean {
  const known = plain(text).split(/[^\p{L}\p{N}]+/u);
  return plain(words)
    .split(/[^\p{L}\p{N}]+/u)
    .every((word) => known.some((one) => one.startsWith(word)));
}
