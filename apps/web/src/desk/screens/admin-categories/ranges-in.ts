import { codeKey } from '#core/scanned-code.ts';

type Range = { first: string; last: string };

/** No card has a shorter number. */
const SHORTEST = 3;

/** One in each line: from one number to another, or a single number. What is neither is left to the library to refuse. */
export const rangesIn = (written: string): Range[] =>
  written.split('\n').flatMap((line) => {
    const text = line.trim();
    return text === '' ? [] : [rangeIn(text)];
  });

/** The line in which a range is written, as people count. */
export const lineOf = (place: number, written: string): number | undefined =>
  written.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [index + 1]))[place];

function rangeIn(text: string): Range {
  const [first = '', ...others] = text.split(/\s*[–—…]\s*|\s+-\s+/u);
  if (others.length > 0) return { first, last: others.join(' ') };
  // A hyphen or a blank may belong to a number. It is between two that are alike but for their digits at the end.
  const between = [...text.matchAll(/-|\s+/gu)].map((one) => sidesOf(text, one)).find((sides) => areAlike(...sides));
  const [from, to] = between ?? sidesOfBlank(text) ?? [text, text];
  return { first: from, last: to };
}

/** What is long enough on each side of a blank is two numbers, if not those of a range. */
function sidesOfBlank(text: string): [string, string] | undefined {
  const [first, ...others] = text.split(/\s+/u);
  const areNumbers = others.length > 0 && [first, ...others].every((one = '') => one.length >= SHORTEST);
  return areNumbers && first !== undefined ? [first, others.join(' ')] : undefined;
}

const sidesOf = (text: string, { index, 0: between }: RegExpMatchArray & { index: number }): [string, string] => [
  text.slice(0, index),
  text.slice(index + between.length),
];

const areAlike = (one: string, other: string): boolean =>
  one.length >= SHORTEST && shapeOf(one) !== undefined && shapeOf(one) === shapeOf(other);

function shapeOf(number: string): string | undefined {
  const [, prefix, digits] = /^(.*?)([0-9]+)$/u.exec(codeKey(number)) ?? [];
  return digits && `${prefix} ${digits.length}`;
}
