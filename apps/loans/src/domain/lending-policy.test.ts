import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isForLoan, materialsForLoan, policyFor, type LendingPolicy } from './lending-policy.ts';

const policy = (category: string, material: string): LendingPolicy => ({
  category,
  material,
  loanDays: 14,
  renewalDays: 14,
  maxRenewals: 2,
  finePerDayMinor: 500,
  fineCapMinor: 0,
  graceDays: 0,
  countClosedDays: true,
  closedDays: 'keep',
});
const table = [policy('*', '*'), policy('*', 'video'), policy('child', '*'), policy('child', 'video')];

test.each([
  ['child', 'video', 'child', 'video'],
  ['child', 'book', 'child', '*'],
  ['adult', 'video', '*', 'video'],
  ['adult', 'book', '*', '*'],
])('a %s who borrows a %s has the policy %s × %s', (category, material, policyCategory, policyMaterial) => {
  expect(policyFor(table, category, material)).toEqual(policy(policyCategory, policyMaterial));
});

test("the reader's category weighs more than the material", () => {
  expect(policyFor([policy('*', 'video'), policy('child', '*')], 'child', 'video')).toEqual(policy('child', '*'));
});

test('the order of the table does not matter', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(table, { minLength: 4 }), (shuffled) => {
      expect(policyFor(shuffled, 'child', 'video')).toEqual(policy('child', 'video'));
    }),
  );
});

test('without a row that fits there is no policy', () => {
  expect(policyFor([policy('child', '*')], 'adult', 'book')).toBeUndefined();
});

const notForLoan = (category: string, material: string) => ({
  ...policy(category, material),
  loanDays: 0,
});

test('a kind of reader may have all materials but those that are not for loan to it', () => {
  const rows = [...table, notForLoan('*', 'map'), notForLoan('child', 'video')];
  expect(materialsForLoan(rows, 'adult')).toEqual({ except: ['map'] });
});

test('a kind of reader to whom nothing is for loan in general may have what is named', () => {
  expect(materialsForLoan([notForLoan('*', '*'), policy('*', 'book')], 'adult')).toEqual({ only: ['book'] });
  expect(materialsForLoan([policy('child', 'book')], 'adult')).toEqual({ only: [] });
});

test('what is among the materials for loan is what has a policy for it', () => {
  const values = ['*', 'book', 'video'];
  const row = fc
    .tuple(fc.constantFrom('*', 'child'), fc.constantFrom(...values), fc.boolean())
    .map(([category, material, lent]) => (lent ? policy : notForLoan)(category, material));
  const rows = fc.uniqueArray(row, { selector: (one) => `${one.category}/${one.material}` });
  fc.assert(
    fc.property(
      rows,
      fc.constantFrom('child', 'adult'),
      fc.constantFrom('book', 'video', 'map'),
      (table, who, what) => {
        const materials = materialsForLoan(table, who);
        const among = 'only' in materials ? materials.only.includes(what) : !materials.except.includes(what);
        expect(among).toBe(isForLoan(policyFor(table, who, what)));
      },
    ),
  );
});
