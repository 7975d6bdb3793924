import { codeKey } from '#core/scanned-code.ts';

/** Numbers that printed cards have, from one to another: alike but for the digits at their ends, of which they have as many. */
export type CardRange = { first: string; last: string };

type Number = { prefix: string; digits: string };

function numberOf(code: string): Number | undefined {
  const [, prefix, digits] = /^(.*?)([0-9]+)$/u.exec(codeKey(code)) ?? [];
  return prefix === undefined || digits === undefined ? undefined : { prefix, digits };
}

/** So the library numbers those cards for which nobody names a number: R100001 and on. */
const OWN = { prefix: codeKey('R'), shortest: 6 };

const isAlike = (one: Number, other: Number): boolean =>
  one.prefix === other.prefix && one.digits.length === other.digits.length;

/** What is wrong with a range, if anything is: its ends are not alike, or the library gives out numbers of its own there. */
export function rejectRange({ first, last }: CardRange): 'no_card_range' | 'own_card_numbers' | undefined {
  const [from, to] = [numberOf(first), numberOf(last)];
  if (!from || !to || !isAlike(from, to) || from.digits > to.digits) return 'no_card_range';
  return from.prefix === OWN.prefix && from.digits.length >= OWN.shortest ? 'own_card_numbers' : undefined;
}

/** Whether a card may have been printed with a number: any, where the library has not said which. */
export const isPrinted = (number: string, ranges: readonly CardRange[]): boolean =>
  ranges.length === 0 || ranges.some((range) => isWithin(number, range));

function isWithin(number: string, { first, last }: CardRange): boolean {
  const [given, from, to] = [numberOf(number), numberOf(first), numberOf(last)];
  if (!given || !from || !to || !isAlike(given, from)) return false;
  return from.digits <= given.digits && given.digits <= to.digits;
}
