import type { Code } from './layouts.ts';

/** The places of `BX` in the answer to 99, each with the message that it is about; those without one are not spoken here. */
const PLACES: readonly (Code | undefined)[] = [
  '23',
  '11',
  '09',
  undefined, // Block a reader's card.
  '99',
  '97',
  '93',
  '63',
  '35',
  '37',
  '17',
  undefined, // Change an item's properties.
  undefined, // Unblock a reader's card.
  '15',
  '29',
  '65',
];

/** Which messages do something, as `BX` says it. */
export const supportedMessages = (served: ReadonlySet<string>): string =>
  PLACES.map((code) => (code !== undefined && served.has(code) ? 'Y' : 'N')).join('');
