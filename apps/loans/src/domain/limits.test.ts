import fc from 'fast-check';
import { expect, test } from 'vitest';
import { limitsFor, refusable, rejectBeyondLimits, type CategoryLimits, type Counted, type Limits } from './limits.ts';

const library: Limits = { overdueLoans: 0, lostCopies: undefined, balanceMinor: 50_000, refuses: ['borrow'] };
const codes = (...asked: Parameters<typeof rejectBeyondLimits>) => rejectBeyondLimits(...asked).map(({ code }) => code);

const anyCounted: fc.Arbitrary<Counted> = fc.record({
  overdueLoans: fc.nat(9),
  lostCopies: fc.nat(9),
  balanceMinor: fc.nat(99_999),
});
const anyLimits: fc.Arbitrary<Limits> = fc.record({
  overdueLoans: fc.nat(9),
  lostCopies: fc.option(fc.nat(9), { nil: undefined }),
  balanceMinor: fc.nat(99_999),
  refuses: fc.subarray([...refusable]),
});
const anyCategory: fc.Arbitrary<CategoryLimits> = fc.record(
  {
    overdueLoans: fc.nat(9),
    lostCopies: fc.nat(9),
    balanceMinor: fc.nat(99_999),
    refuses: fc.subarray([...refusable], { minLength: 1 }),
  },
  { requiredKeys: [] },
);
const anyDeed = fc.constantFrom(...refusable);

test('who is at a limit is refused nothing, and beyond it each limit is told with its figure', () => {
  const limits: Limits = { overdueLoans: 1, lostCopies: 2, balanceMinor: 300, refuses: ['borrow'] };
  const at = { overdueLoans: 1, lostCopies: 2, balanceMinor: 300 };
  expect(rejectBeyondLimits('borrow', at, limits)).toEqual([]);
  expect(rejectBeyondLimits('borrow', { overdueLoans: 2, lostCopies: 3, balanceMinor: 301 }, limits)).toEqual([
    { code: 'has_overdue_loans', facts: { limit: 1, has: 2 } },
    { code: 'lost_limit_reached', facts: { limit: 2, has: 3 } },
    { code: 'fines_over_limit', facts: { limit_minor: 300, owes_minor: 301 } },
  ]);
});

test('a library that says nothing of lost copies refuses nobody for them', () => {
  expect(codes('borrow', { overdueLoans: 0, lostCopies: 99, balanceMinor: 0 }, library)).toEqual([]);
});

test('only what the limits refuse is refused, whatever counts against a reader', () => {
  fc.assert(
    fc.property(anyCounted, anyLimits, anyDeed, (reader, limits, deed) => {
      if (!limits.refuses.includes(deed)) expect(codes(deed, reader, limits)).toEqual([]);
    }),
  );
});

test('a higher limit never refuses what a lower one allows, and settling something never adds a reason', () => {
  fc.assert(
    fc.property(anyCounted, anyLimits, anyDeed, fc.nat(9), (reader, limits, deed, more) => {
      const before = codes(deed, reader, limits);
      const raised = {
        ...limits,
        overdueLoans: limits.overdueLoans + more,
        lostCopies: limits.lostCopies === undefined ? undefined : limits.lostCopies + more,
        balanceMinor: limits.balanceMinor + more,
      };
      const settled = {
        overdueLoans: Math.max(0, reader.overdueLoans - more),
        lostCopies: Math.max(0, reader.lostCopies - more),
        balanceMinor: Math.max(0, reader.balanceMinor - more),
      };
      for (const code of [...codes(deed, reader, raised), ...codes(deed, settled, limits)])
        expect(before).toContain(code);
    }),
  );
});

test('what a category says goes before what the library says, and what it leaves open is the library’s', () => {
  fc.assert(
    fc.property(anyCategory, anyLimits, (category, ofLibrary) => {
      const limits = limitsFor(category, ofLibrary);
      expect(limits).toEqual({ ...ofLibrary, ...category });
    }),
  );
});
