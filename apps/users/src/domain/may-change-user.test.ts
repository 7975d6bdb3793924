import { expect, test } from 'vitest';
import { mayChangeUser } from './may-change-user.ts';

test.each([
  ['an admin gives a librarian another role', 'admin', 'librarian', true, true],
  ['a librarian blocks a reader', 'librarian', 'reader', false, true],
  ['a librarian makes nobody a librarian', 'librarian', 'reader', true, false],
  ['a librarian does not touch an admin', 'librarian', 'admin', false, false],
  ['a librarian does not touch a colleague', 'librarian', 'librarian', false, false],
  ['a reader changes nobody', 'reader', 'reader', false, false],
] as const)('%s', (_name, caller, target, changesRole, allowed) => {
  expect(mayChangeUser({ role: caller }, { role: target }, changesRole)).toBe(allowed);
});
