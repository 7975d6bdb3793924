import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MOST_CHILDREN, MOST_GUARDIANS } from './guardianship.ts';
import { mergeStatus, refusalOfMerge, rejectMerge, type MergedAccount } from './merge.ts';

const account = (id: string, but: Partial<MergedAccount> = {}): MergedAccount => ({
  id,
  role: 'reader',
  verified: true,
  leaving: false,
  guardians: [],
  children: [],
  ...but,
});
const codes = (from: MergedAccount, into: MergedAccount) => rejectMerge({ from, into }).map(({ code }) => code);

test('two accounts of a reader become one', () => {
  expect(codes(account('a'), account('b'))).toEqual([]);
  expect(codes(account('a', { children: ['c'] }), account('b', { children: ['c', 'd'] }))).toEqual([]);
});

test.each([
  ['an account of staff', account('a', { role: 'librarian' }), account('b'), 'staff_not_merged'],
  ['one that is leaving', account('a', { leaving: true }), account('b'), 'account_leaving'],
  ['into one that is leaving', account('a'), account('b', { leaving: true }), 'account_leaving'],
  [
    'a guardian into their child',
    account('a', { children: ['b'] }),
    account('b', { guardians: ['a'] }),
    'relatives_not_merged',
  ],
  [
    'a guardian into a child',
    account('a', { children: ['c'] }),
    account('b', { guardians: ['d'] }),
    'relatives_not_merged',
  ],
  [
    'a child into an account of staff',
    account('a', { guardians: ['g'] }),
    account('b', { role: 'librarian' }),
    'cannot_have_guardian',
  ],
  [
    'a guardian into an account of which nobody knows whose it is',
    account('a', { children: ['c'] }),
    account('b', { verified: false }),
    'relative_not_verified',
  ],
])('not %s', (_what, from, into, code) => {
  expect(codes(from, into)).toEqual([code]);
});

test('branch managers merge readers, nobody their own account, and who appoints staff keeps staff', () => {
  const pair = { from: account('a'), into: account('b') };
  const staff = { ...pair, into: account('b', { role: 'librarian' }) };
  expect(refusalOfMerge({ id: 'x', role: 'branch_manager' }, pair)).toBeUndefined();
  expect(refusalOfMerge({ id: 'x', role: 'librarian' }, pair)).toBe('forbidden');
  expect(refusalOfMerge({ id: 'a', role: 'admin' }, pair)).toBe('own_merge');
  expect(refusalOfMerge({ id: 'b', role: 'admin' }, pair)).toBe('own_merge');
  expect(refusalOfMerge({ id: 'x', role: 'branch_manager' }, staff)).toBe('forbidden');
  expect(refusalOfMerge({ id: 'x', role: 'admin' }, staff)).toBeUndefined();
});

test('whatever two families are like, one that is merged has no guardian of themselves, and is on one side', () => {
  const people = fc.uniqueArray(fc.constantFrom('a', 'b', ...Array.from({ length: 40 }, (_, index) => `p${index}`)), {
    maxLength: 40,
  });
  const anyAccount = (id: string) =>
    fc.record({ guardians: people, children: people }).map((family) => account(id, family));
  fc.assert(
    fc.property(anyAccount('a'), anyAccount('b'), (from, into) => {
      if (codes(from, into).length > 0) return;
      const guardians = new Set([...from.guardians, ...into.guardians]);
      const children = new Set([...from.children, ...into.children]);
      expect(['a', 'b'].filter((id) => guardians.has(id) || children.has(id))).toEqual([]);
      expect(Math.min(guardians.size, children.size)).toBe(0);
      expect(guardians.size).toBeLessThanOrEqual(MOST_GUARDIANS);
      expect(children.size).toBeLessThanOrEqual(MOST_CHILDREN);
    }),
  );
});

test('a merge is told as far as it is', () => {
  const at = (refused: boolean, moved: boolean, confirmed: boolean) => mergeStatus({ refused, moved, confirmed });
  expect([at(false, false, false), at(true, false, false), at(false, true, false), at(false, true, true)]).toEqual([
    'requested',
    'refused',
    'merging',
    'merged',
  ]);
});
