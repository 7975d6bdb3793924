import { expect, test } from 'vitest';
import { mayHaveAddress } from './address-change.ts';

test.each([
  ['whoever signs in gets another address', true, 'new@readers.example', true],
  ['whoever signs in keeps an address', true, null, false],
  ['a change of something else is not about the address', true, undefined, true],
  ['a reader from the desk may have no address any more', false, null, true],
] as const)('%s', (_name, hasPassword, address, allowed) => {
  expect(mayHaveAddress({ hasPassword }, address)).toBe(allowed);
});
