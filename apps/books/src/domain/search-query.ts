/** What a reader types into the search field, taken apart. Whatever is typed is a query. */
export type SearchQuery = {
  /** All of it: the words in any order, with signs that mean nothing. */
  words: string;
  /** What stands in quotation marks: words that follow each other. */
  phrases: string[];
  /** The last word, where it may be unfinished, and what stands before it. */
  unfinished?: { before: string; beginning: string };
};

const MARKS = '"“”„«»';
const QUOTED = new RegExp(`[${MARKS}]([^${MARKS}]+)[${MARKS}]`, 'gu');
/** One letter is the beginning of too many words. */
const LAST_WORD = /[\p{L}\p{M}\p{N}]{2,}$/u;

export function readSearchQuery(typed: string): SearchQuery {
  const words = typed.normalize('NFC');
  const phrases = Array.from(words.matchAll(QUOTED), ([, quoted = '']) => quoted);
  const [beginning] = LAST_WORD.exec(words) ?? [];
  return {
    words,
    phrases,
    ...(beginning !== undefined && { unfinished: { before: words.slice(0, -beginning.length), beginning } }),
  };
}
