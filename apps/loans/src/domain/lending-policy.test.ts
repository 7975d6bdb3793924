import fc from 'fast-check';
import { expect, test } from 'vitest';
import { policyFor, type LendingPolicy } from './lending-policy.ts';

const policy = (patron_category: string, material: string): LendingPolicy => ({
  patron_category,
  material,
  loan_days: 14,
  renewal_days: 14,
  max_renewals: 2,
  fine_per_day_minor: 500,
  fine_cap_minor: 0,
  grace_days: 0,
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
