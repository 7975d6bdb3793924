import { expect, test } from 'vitest';
import { standingOf, type Reader } from './standing.ts';

const reader = (but: Partial<Reader> = {}): Reader => ({
  activeLoans: 2,
  hasOverdue: false,
  loanLimit: 5,
  category: 'adult',
  blocked: false,
  unverified: false,
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
    category: 'adult',
    blocked: false,
    unverified: false,
    expired: false,
  });
});
