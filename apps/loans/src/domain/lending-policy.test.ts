import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  holdLimitOf,
  inForce,
  isForLoan,
  isFull,
  limitingRow,
  loansByPolicy,
  materialsForLoan,
  namedBy,
  fittingPolicies,
  policyFor,
  type LendingPolicy,
} from './lending-policy.ts';

const policy = (category: string, material: string, branch = '*'): LendingPolicy => ({
  category,
  material,
  branch,
  validFrom: undefined,
  loanDays: 14,
  renewalDays: 14,
  maxRenewals: 2,
  finePerDayMinor: 500,
  fineCapMinor: 0,
  graceDays: 0,
  countClosedDays: true,
  closedDays: 'keep',
  fixedDueDate: undefined,
  lostPriceMinor: 0,
  processingFeeMinor: 0,
  recall: undefined,
  holdPriority: 0,
  lostRefundDays: undefined,
  refundProcessingFee: false,
  lostAfterDays: undefined,
  autoRenewalDays: undefined,
});
const table = [policy('*', '*'), policy('*', 'video'), policy('child', '*'), policy('child', 'video')];

test.each([
  ['child', 'video', 'child', 'video'],
  ['child', 'book', 'child', '*'],
  ['adult', 'video', '*', 'video'],
  ['adult', 'book', '*', '*'],
])('a %s who borrows a %s has the policy %s × %s', (category, material, policyCategory, policyMaterial) => {
  expect(policyFor(table, { category, material, branch: 'main' })).toEqual(policy(policyCategory, policyMaterial));
});

test("the reader's category weighs more than the material", () => {
  expect(
    policyFor([policy('*', 'video'), policy('child', '*')], { category: 'child', material: 'video', branch: 'main' }),
  ).toEqual(policy('child', '*'));
});

test('the order of the table does not matter', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(table, { minLength: 4 }), (shuffled) => {
      expect(policyFor(shuffled, { category: 'child', material: 'video', branch: 'main' })).toEqual(
        policy('child', 'video'),
      );
    }),
  );
});

test('without a row that fits there is no policy', () => {
  expect(policyFor([policy('child', '*')], { category: 'adult', material: 'book', branch: 'main' })).toBeUndefined();
});

const notForLoan = (category: string, material: string) => ({
  ...policy(category, material),
  loanDays: 0,
});

test('a kind of reader may have all materials but those that are not for loan to it', () => {
  const rows = [...table, notForLoan('*', 'map'), notForLoan('child', 'video')];
  expect(materialsForLoan(rows, { category: 'adult', branch: 'main' }, [])).toEqual({ except: ['map'] });
});

test('a kind of reader to whom nothing is for loan in general may have what is named', () => {
  const adult = { category: 'adult', branch: 'main' };
  expect(materialsForLoan([notForLoan('*', '*'), policy('*', 'book')], adult, [])).toEqual({ only: ['book'] });
  expect(materialsForLoan([policy('child', 'book')], adult, [])).toEqual({ only: [] });
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
        const materials = materialsForLoan(table, { category: who, branch: 'main' }, []);
        const among = 'only' in materials ? materials.only.includes(what) : !materials.except.includes(what);
        expect(among).toBe(isForLoan(policyFor(table, { category: who, material: what, branch: 'main' })));
      },
    ),
  );
});

test('a row for the branch is before those for the category, and for the material', () => {
  const rows = [policy('child', 'video'), policy('*', '*', 'central'), policy('*', 'video', 'central')];
  const at = (branch: string) => policyFor(rows, { category: 'child', material: 'video', branch });
  expect(at('central')).toEqual(policy('*', 'video', 'central'));
  expect(at('north')).toEqual(policy('child', 'video'));
});

test('of two rows that fit, the one that names a weightier dimension decides, whatever else the other names', () => {
  const name = fc.constantFrom('*', 'x');
  const row = fc.tuple(name, name, name).map(([category, material, branch]) => policy(category, material, branch));
  const asked = { category: 'x', material: 'x', branch: 'x' };
  const rank = (one: LendingPolicy) =>
    ['branch', 'category', 'material'].map((each) => namedBy(one).includes(each as 'branch'));
  fc.assert(
    fc.property(fc.uniqueArray(row, { minLength: 1, selector: (one) => namedBy(one).join() }), (rows) => {
      const [first] = rows.map(rank).sort((one, other) => (String(one) < String(other) ? 1 : -1));
      const decides = policyFor(rows, asked);
      expect(decides && rank(decides)).toEqual(first);
    }),
  );
});

test('of each row, the version in force is the latest that has begun; one without terms ends it', () => {
  const { category, material, branch, validFrom: _, ...terms } = policy('child', '*');
  const row = { category, material, branch };
  const versions = [
    { ...row, validFrom: undefined, terms },
    { ...row, validFrom: '2026-06-01', terms: { ...terms, loanDays: 7 } },
    { ...row, validFrom: '2026-09-01', terms: undefined },
    { ...row, validFrom: '2026-10-01', terms: { ...terms, loanDays: 21 } },
  ];
  const daysOn = (day: string) => inForce(versions, day).map(({ loanDays }) => loanDays);
  expect(['2026-05-31', '2026-06-01', '2026-09-30', '2026-10-01'].map(daysOn)).toEqual([[14], [7], [], [21]]);
  fc.assert(
    fc.property(fc.shuffledSubarray(versions, { minLength: 4 }), (shuffled) => {
      expect(inForce(shuffled, '2026-06-15')).toEqual(inForce(versions, '2026-06-15'));
    }),
  );
});

test('how many holds somebody may have, the most specific row says that says so, or else the library', () => {
  expect(holdLimitOf([], 20)).toBe(20);
  expect(holdLimitOf([{ holdLimit: undefined }, { holdLimit: 0 }, { holdLimit: 5 }], 20)).toBe(0);
});

const limited = (row: LendingPolicy, loanLimit: number): LendingPolicy => ({ ...row, loanLimit });
const out = (material: string | null, branch = 'main') => ({ material, branch });

test('how many loans somebody may have, the most specific row says that says so; it counts what it is for', () => {
  const rows = [policy('child', 'video', 'main'), limited(policy('*', 'video'), 3), limited(policy('*', '*'), 20)];
  const had = [out('video'), out('video', 'north'), out('book'), out(null)];
  expect(loansByPolicy(rows, had)).toEqual({ limit: 3, has: 2 });
  expect(loansByPolicy([limited(policy('*', '*', 'north'), 2)], had)).toEqual({ limit: 2, has: 1 });
  expect(loansByPolicy([limited(policy('child', '*'), 5)], had)).toEqual({ limit: 5, has: 4 });
  expect(loansByPolicy([policy('*', '*')], had)).toBeUndefined();
});

test('whoever borrows as long as nothing refuses it has as much of a kind in the end as its row allows, or all', () => {
  const kind = fc.record({
    material: fc.constantFrom('book', 'video', 'map'),
    branch: fc.constantFrom('main', 'north'),
  });
  const name = (values: string[]) => fc.constantFrom('*', ...values);
  const row = fc
    .tuple(name(['child']), name(['book', 'video']), name(['north']), fc.option(fc.nat(4), { nil: undefined }))
    .map(([category, material, branch, loanLimit]) => ({ ...policy(category, material, branch), loanLimit }));
  const table = fc.uniqueArray(row, { selector: (one) => [one.category, one.material, one.branch].join() });
  fc.assert(
    fc.property(table, kind, fc.array(kind, { maxLength: 12 }), (rows, asked, before) => {
      const fitting = fittingPolicies(rows, { category: 'child', ...asked });
      const had = [...before];
      const limits = loansByPolicy(fitting, had);
      while (!isFull(loansByPolicy(fitting, had)) && had.length < 20) had.push(asked);
      const decides = limitingRow(fitting);
      if (!decides || !limits) expect(had.length).toBe(Math.max(20, before.length));
      else expect(loansByPolicy(fitting, had)?.has).toBe(Math.max(decides.loanLimit, limits.has));
    }),
  );
});

test('a material of which somebody has as much as they may is not among those that they may take', () => {
  const rows = [policy('*', '*'), limited(policy('*', 'video'), 2)];
  const materials = (had: ReturnType<typeof out>[]) =>
    materialsForLoan(rows, { category: 'adult', branch: 'main' }, had);
  expect(materials([out('video'), out('book')])).toEqual({ except: [] });
  expect(materials([out('video'), out('video')])).toEqual({ except: ['video'] });
  const all = [limited(policy('*', '*'), 1), policy('*', 'map'), limited(policy('*', 'book'), 5)];
  expect(materialsForLoan(all, { category: 'adult', branch: 'main' }, [out('video')])).toEqual({ only: ['book'] });
});
