import { expect, test } from 'vitest';
import { standingOf, type Reader } from './standing.ts';

const reader = (but: Partial<Reader> = {}): Reader => ({
  active_loans: 2,
  has_overdue: false,
  loan_limit: 5,
  patron_category: 'adult',
  blocked: false,
  expires_on: null,
  ...but,
});

test('a membership is good on its last day and past on the next', () => {
  expect(standingOf(reader({ expires_on: '2026-05-31' }), '2026-05-31').expired).toBe(false);
  expect(standingOf(reader({ expires_on: '2026-05-31' }), '2026-06-01').expired).toBe(true);
});

test('a membership without a last day does not end', () => {
  expect(standingOf(reader(), '9999-12-31').expired).toBe(false);
});

test('the standing tells the loans, the limit and the category', () => {
  expect(standingOf(reader({ has_overdue: true }), '2026-01-01')).toEqual({
    active_loans_count: 2,
    has_overdue: true,
    max_loan_limit: 5,
    patron_category: 'adult',
    blocked: false,
    expired: false,
  });
});
