import fc from 'fast-check';
import { expect, test } from 'vitest';
import { roles } from '#core/caller.ts';
import { refusalOfChange, type Standing } from './change-refusal.ts';

test.each([
  ['an admin gives a librarian another role', 'admin', 'librarian', { role: 'reader' }, undefined],
  ['a librarian blocks a reader', 'librarian', 'reader', { blocked: true }, undefined],
  ['a librarian makes nobody a librarian', 'librarian', 'reader', { role: 'librarian' }, 'forbidden'],
  ['a librarian does not touch an admin', 'librarian', 'admin', {}, 'forbidden'],
  ['a librarian does not touch a colleague', 'librarian', 'librarian', {}, 'forbidden'],
  ['a reader changes nobody', 'reader', 'reader', {}, 'forbidden'],
] as const)('%s', (_name, caller, target, change, refusal) => {
  expect(refusalOfChange({ id: 'a', role: caller }, { id: 'b', role: target }, change)).toBe(refusal);
});

const someStanding: fc.Arbitrary<Standing> = fc.record(
  {
    role: fc.constantFrom(...roles),
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
    fc.property(fc.constantFrom(...roles), someStanding, someStanding, (role, standing, change) => {
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
