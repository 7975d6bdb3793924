/** An amount in minor units as somebody writes it: 250 is 2.50, 200 is 2. */
export const amountText = (minor: number): string =>
  minor % 100 === 0 ? String(minor / 100) : (minor / 100).toFixed(2);

/** What somebody has written, in minor units; undefined if it is no amount. A comma divides as a point does. */
export function minorOf(written: string): number | undefined {
  const [, whole, fraction = ''] = /^(\d{1,9})(?:[.,](\d{1,2}))?$/.exec(written.replaceAll(/\s/g, '')) ?? [];
  return whole === undefined ? undefined : Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
}
