import { expect, test } from 'vitest';
import { mayHaveAddress } from './address-change.ts';

test.each([
  ['whoever signs in gets another address', { hasPassword: true, hasAddress: true }, 'new@readers.example', true],
  ['whoever signs in keeps an address', { hasPassword: true, hasAddress: true }, null, false],
  ['a change of something else is not about the address', { hasPassword: true, hasAddress: true }, undefined, true],
  ['a reader from the desk may have no address any more', { hasPassword: false, hasAddress: true }, null, true],
  ['an address that was never confirmed may be taken away', { hasPassword: true, hasAddress: false }, null, true],
] as const)('%s', (_name, account, address, allowed) => {
  expect(mayHaveAddress(account, address)).toBe(allowed);
});
