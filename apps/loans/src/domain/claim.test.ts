import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countsAsReturnedAt, rejectClaim, rejectEndOfClaim, rejectHandIn } from './claim.ts';

const codes = (rejections: { code: string }[]) => rejections.map(({ code }) => code);

test.each([
  [false, 'no', [], ['loan_not_claimed']],
  [false, 'by its reader', [], []],
  [false, 'at the desk', ['loan_claimed_returned'], []],
  [true, 'no', ['loan_returned'], ['loan_returned']],
  [true, 'by its reader', ['loan_returned'], ['loan_returned']],
  [true, 'at the desk', ['loan_returned'], ['loan_returned']],
] as const)('of a loan, returned %s and claimed %s, a claim and its end are refused for %j and %j', (...loan) => {
  const [returned, claimed, claim, end] = loan;
  const its = { returned, claimed, handedInBefore: claimed === 'by its reader' };
  expect([codes(rejectClaim(its)), codes(rejectEndOfClaim(its))]).toEqual([claim, end]);
});

test('a reader is believed once about a loan, and as long as their word holds', () => {
  const its = { returned: false, claimed: 'no' } as const;
  expect(codes(rejectHandIn({ ...its, handedInBefore: false }))).toEqual([]);
  expect(codes(rejectHandIn({ ...its, claimed: 'by its reader', handedInBefore: true }))).toEqual([]);
  expect(codes(rejectHandIn({ ...its, handedInBefore: true }))).toEqual(['loan_handed_in_before']);
  expect(codes(rejectHandIn({ ...its, returned: true, handedInBefore: true }))).toEqual([]);
});

const anInstant = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });

test('a book never counts as returned before it was issued, nor after its reader has claimed it or brought it, whichever was first', () => {
  fc.assert(
    fc.property(anInstant, anInstant, fc.option(anInstant), (issuedAt, broughtAt, claimedAt) => {
      const at = countsAsReturnedAt(broughtAt, { issuedAt, claimedAt });
      expect(at >= issuedAt).toBe(true);
      const latest = [issuedAt, broughtAt, ...(claimedAt ? [claimedAt] : [])];
      expect(latest.map(Number)).toContain(Number(at));
      if (at > issuedAt) expect(at <= broughtAt && (claimedAt === null || at <= claimedAt)).toBe(true);
    }),
  );
});

test('a claim never makes a return count later than it would without', () => {
  fc.assert(
    fc.property(anInstant, anInstant, anInstant, (issuedAt, broughtAt, claimedAt) => {
      const without = countsAsReturnedAt(broughtAt, { issuedAt, claimedAt: null });
      expect(countsAsReturnedAt(broughtAt, { issuedAt, claimedAt }) <= without).toBe(true);
    }),
  );
});
