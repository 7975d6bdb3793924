import { digitsOf } from './currency.ts';

/** An amount in minor units as somebody writes it: 250 is 2.50, 200 is 2. */
export function amountText(minor: number, currency: string): string {
  const digits = digitsOf(currency);
  const amount = minor / 10 ** digits;
  return Number.isInteger(amount) ? String(amount) : amount.toFixed(digits);
}

/** What somebody has written, in minor units; undefined if it is no amount. A comma divides as a point does. */
export function minorOf(written: string, currency: string): number | undefined {
  const digits = digitsOf(currency);
  const [, whole, fraction = ''] = /^(\d{1,9})(?:[.,](\d+))?$/.exec(written.replaceAll(/\s/g, '')) ?? [];
  if (whole === undefined || fraction.length > digits) return undefined;
  return Number(whole + fraction.padEnd(digits, '0'));
}
