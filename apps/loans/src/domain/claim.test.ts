import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countsAsReturnedAt, rejectClaim, rejectEndOfClaim } from './claim.ts';

const codes = (rejections: { code: string }[]) => rejections.map(({ code }) => code);

test.each([
  [{ returned: false, claimed: false }, [], ['loan_not_claimed']],
  [{ returned: false, claimed: true }, ['loan_claimed_returned'], []],
  [{ returned: true, claimed: false }, ['loan_returned'], ['loan_returned']],
  [{ returned: true, claimed: true }, ['loan_returned'], ['loan_returned']],
])('of %j a claim, and its end, are refused for %j and %j', (loan, claim, end) => {
  expect([codes(rejectClaim(loan)), codes(rejectEndOfClaim(loan))]).toEqual([claim, end]);
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
