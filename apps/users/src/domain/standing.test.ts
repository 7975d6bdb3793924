import { expect, test } from 'vitest';
import { standingOf, type Reader } from './standing.ts';

const ofLibrary = { overdueLoans: undefined, lostCopies: undefined, balanceMinor: undefined, refuses: undefined };
const reader = (but: Partial<Reader> = {}): Reader => ({
  activeLoans: 2,
  hasOverdue: false,
  loanLimit: 5,
  limits: ofLibrary,
  category: 'adult',
  forbidden: [],
  unverified: false,
  awaitedAgreements: [],
  expiresOn: null,
  ...but,
});

test('a membership is good on its last day and past on the next', () => {
  expect(standingOf(reader({ expiresOn: '2026-05-31' }), '2026-05-31').expired).toBe(false);
  expect(standingOf(reader({ expiresOn: '2026-05-31' }), '2026-06-01').expired).toBe(true);
});

test('a membership without a last day does not end', () => {
  expect(standingOf(reader(), '9999-12-31').expired).toBe(false);
});

test('the standing tells the loans, the limit and the category', () => {
  expect(standingOf(reader({ hasOverdue: true }), '2026-01-01')).toEqual({
    activeLoans: 2,
    hasOverdue: true,
    loanLimit: 5,
    limits: ofLibrary,
    category: 'adult',
    forbidden: [],
    unverified: false,
    agreementMissing: false,
    expired: false,
  });
});

test('who is asked for an agreement can borrow until the day on which it is required', () => {
  const awaitedAgreements = [
    { kind: 'personal_data' as const, version: 1, required_from: null },
    { kind: 'terms' as const, version: 2, required_from: '2026-06-01' },
  ];
  expect(standingOf(reader({ awaitedAgreements }), '2026-05-31').agreementMissing).toBe(false);
  expect(standingOf(reader({ awaitedAgreements }), '2026-06-01').agreementMissing).toBe(true);
});

test('an agreement without such a day keeps nobody from borrowing', () => {
  const awaitedAgreements = [{ kind: 'terms' as const, version: 1, required_from: null }];
  expect(standingOf(reader({ awaitedAgreements }), '9999-12-31').agreementMissing).toBe(false);
});
