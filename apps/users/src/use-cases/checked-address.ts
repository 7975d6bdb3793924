import { readEmailAddress } from '#core/email-address.ts';

/** An e-mail address as it is kept. The contract has checked that it is one. */
export function checkedAddress(typed: string): string {
  const address = readEmailAddress(typed);
  if (address === undefined) throw new Error('The contract lets pass what is no e-mail address.');
  return address;
}
