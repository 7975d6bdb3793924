import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rejectCheckOut, type Reader, type Wanted } from './check-out.ts';
import type { LendingPolicy } from './lending-policy.ts';
import type { Limits } from './limits.ts';

const policy: LendingPolicy = {
  category: '*',
  material: '*',
  branch: '*',
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
};
const limits: Limits = { overdueLoans: 0, lostCopies: 1, balanceMinor: 50_000, refuses: ['borrow'] };
const regularReader = (but: Partial<Reader> = {}): Reader => ({
  blocked: false,
  unverified: false,
  agreementMissing: false,
  expired: false,
  loanLimit: 5,
  openLoans: 0,
  overdueLoans: 0,
  lostCopies: 0,
  hasThisBook: false,
  balanceMinor: 0,
  ...but,
});
const onTheShelf = (but: Partial<Wanted> = {}): Wanted => ({ available: 1, policy, loansByPolicy: undefined, ...but });
const codes = (reader: Reader, wanted: Wanted) => rejectCheckOut(reader, wanted, limits).map(({ code }) => code);

test('a regular reader borrows a book that is on the shelf', () => {
  expect(codes(regularReader(), onTheShelf())).toEqual([]);
});

test.each([
  ['patron_blocked', { blocked: true }, {}],
  ['email_not_verified', { unverified: true }, {}],
  ['documents_not_agreed', { agreementMissing: true }, {}],
  ['has_overdue_loans', { overdueLoans: 1 }, {}],
  ['lost_limit_reached', { lostCopies: 2 }, {}],
  ['fines_over_limit', { balanceMinor: 50_001 }, {}],
  ['patron_expired', { expired: true }, {}],
  ['already_borrowed', { hasThisBook: true }, {}],
  ['no_copy_available', {}, { available: 0 }],
  ['copy_on_loan', {}, { copyStatus: 'on_loan' as const, available: 3 }],
  ['copy_on_loan', {}, { copyStatus: 'reserved' as const, available: 3 }],
  ['copy_withdrawn', {}, { copyStatus: 'withdrawn' as const, available: 0 }],
  ['copy_lost', {}, { copyStatus: 'lost' as const, available: 1 }],
  ['copy_in_repair', {}, { copyStatus: 'in_repair' as const, available: 1 }],
  ['copy_missing', {}, { copyStatus: 'missing' as const, available: 1 }],
  ['copy_damaged', {}, { copyStatus: 'damaged' as const, available: 1 }],
  ['copy_in_transit', {}, { copyStatus: 'in_transit' as const, available: 1 }],
  ['copy_on_order', {}, { copyStatus: 'on_order' as const, available: 1 }],
  ['loan_limit_reached', { openLoans: 5 }, {}],
  ['policy_limit_reached', {}, { loansByPolicy: { limit: 3, has: 3 } }],
  ['not_for_loan', {}, { policy: { ...policy, loanDays: 0 } }],
  ['not_for_loan', {}, { policy: undefined }],
])('%s', (code, reader, wanted) => {
  expect(codes(regularReader(reader), onTheShelf(wanted))).toEqual([code]);
});

test('the last loan below the limit is granted, and a fine at the limit does not block', () => {
  expect(codes(regularReader({ openLoans: 4, balanceMinor: 50_000 }), onTheShelf())).toEqual([]);
});

test('the limit is told with what it is and what the reader has', () => {
  expect(rejectCheckOut(regularReader({ openLoans: 7 }), onTheShelf(), limits)).toEqual([
    { code: 'loan_limit_reached', facts: { limit: 5, has: 7 } },
  ]);
});

test('every reason is told at once, in the order of the desk', () => {
  const worst = regularReader({
    blocked: true,
    unverified: true,
    expired: true,
    openLoans: 9,
    overdueLoans: 1,
    lostCopies: 2,
    hasThisBook: true,
    balanceMinor: 99_999,
  });
  expect(codes(worst, { available: 0, policy: undefined, loansByPolicy: { limit: 0, has: 9 } })).toEqual([
    'patron_blocked',
    'email_not_verified',
    'has_overdue_loans',
    'lost_limit_reached',
    'fines_over_limit',
    'patron_expired',
    'already_borrowed',
    'no_copy_available',
    'loan_limit_reached',
    'policy_limit_reached',
    'not_for_loan',
  ]);
});

test('nothing speaks against a book of which nothing is known yet, but all that speaks against the reader', () => {
  expect(rejectCheckOut(regularReader(), undefined, limits)).toEqual([]);
  expect(rejectCheckOut(regularReader({ expired: true }), undefined, limits)).toEqual([{ code: 'patron_expired' }]);
});

test('nobody at or above the limit is ever lent to', () => {
  fc.assert(
    fc.property(fc.nat(50), fc.nat(50), (loanLimit, openLoans) => {
      const granted = codes(regularReader({ loanLimit, openLoans }), onTheShelf()).length === 0;
      expect(granted).toBe(openLoans < loanLimit);
    }),
  );
});

test('of the limit of a reader and that of a policy, either refuses', () => {
  fc.assert(
    fc.property(fc.nat(9), fc.nat(9), fc.nat(9), fc.nat(9), (loanLimit, openLoans, limit, has) => {
      const told = codes(regularReader({ loanLimit, openLoans }), onTheShelf({ loansByPolicy: { limit, has } }));
      expect(told.includes('loan_limit_reached')).toBe(openLoans >= loanLimit);
      expect(told.includes('policy_limit_reached')).toBe(has >= limit);
    }),
  );
});

test('nobody who is not verified is ever lent to, whatever else is known of them', () => {
  const anyReader = fc.record({
    blocked: fc.boolean(),
    agreementMissing: fc.boolean(),
    expired: fc.boolean(),
    loanLimit: fc.nat(50),
    openLoans: fc.nat(50),
    overdueLoans: fc.nat(2),
    lostCopies: fc.nat(2),
    hasThisBook: fc.boolean(),
    balanceMinor: fc.nat(99_999),
  });
  fc.assert(
    fc.property(anyReader, (reader) => {
      const told = codes({ ...reader, unverified: true }, onTheShelf());
      expect(told.filter((code) => code !== 'email_not_verified')).toEqual(
        codes({ ...reader, unverified: false }, onTheShelf()),
      );
      expect(told).toContain('email_not_verified');
    }),
  );
});
