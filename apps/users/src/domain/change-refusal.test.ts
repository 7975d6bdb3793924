import fc from 'fast-check';
import { expect, test } from 'vitest';
import { personRoles } from '#core/caller.ts';
import { changedStanding, refusalOfChange, type Standing } from './change-refusal.ts';

test.each([
  ['an admin gives a librarian another role', 'admin', 'librarian', { role: 'reader' }, undefined],
  ['a librarian blocks a reader', 'librarian', 'reader', { blocked: true }, undefined],
  ['a librarian makes nobody a librarian', 'librarian', 'reader', { role: 'librarian' }, 'forbidden'],
  ['a librarian does not touch an admin', 'librarian', 'admin', {}, 'forbidden'],
  ['a librarian does not touch a colleague', 'librarian', 'librarian', {}, 'forbidden'],
  ['a branch manager blocks a reader', 'branch_manager', 'reader', { blocked: true }, undefined],
  ['a branch manager makes nobody a librarian', 'branch_manager', 'reader', { role: 'librarian' }, 'forbidden'],
  ['a branch manager does not touch a librarian', 'branch_manager', 'librarian', {}, 'forbidden'],
  ['an admin appoints a branch manager', 'admin', 'librarian', { role: 'branch_manager' }, undefined],
  ['a reader changes nobody', 'reader', 'reader', {}, 'forbidden'],
  ['a program that writes the catalogue changes nobody', 'partner', 'reader', {}, 'forbidden'],
  ['a self-check machine changes nobody', 'machine', 'reader', {}, 'forbidden'],
] as const)('%s', (_name, caller, target, change, refusal) => {
  expect(refusalOfChange({ id: 'a', role: caller }, { id: 'b', role: target }, change)).toBe(refusal);
});

const someStanding: fc.Arbitrary<Standing> = fc.record(
  {
    role: fc.constantFrom(...personRoles),
    patron_category: fc.constantFrom('adult', 'student'),
    loan_limit: fc.constantFrom(null, 0, 50),
    blocked: fc.boolean(),
    block_reason: fc.constantFrom(null, 'a lost card'),
    expires_on: fc.constantFrom(null, '2027-01-01'),
  },
  { requiredKeys: [] },
);

test('whatever people send of themselves, they keep the role, category, limit, block and last day that they have', () => {
  fc.assert(
    fc.property(fc.constantFrom(...personRoles), someStanding, someStanding, (role, standing, change) => {
      const one = { ...standing, id: 'one', role };
      if (refusalOfChange(one, one, change) !== undefined) return;
      for (const [name, value] of Object.entries(change)) expect(one).toHaveProperty(name, value);
    }),
  );
});

test('an admin who sends back what they are, corrects their own name', () => {
  fc.assert(
    fc.property(someStanding, (standing) => {
      const admin = { ...standing, id: 'one', role: 'admin' as const };
      expect(refusalOfChange(admin, admin, standing.role === 'admin' ? standing : {})).toBeUndefined();
    }),
  );
});

test('what a change makes different is told as it was, and nothing else', () => {
  const reader = { role: 'reader' as const, loan_limit: null, blocked: false, block_reason: 'Долг' };
  const change = { role: 'reader' as const, loan_limit: 3, block_reason: null };
  expect(changedStanding(reader, change)).toEqual({ loan_limit: null });
});
