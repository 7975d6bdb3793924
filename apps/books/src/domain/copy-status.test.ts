import { expect, test } from 'vitest';
import { mayBecome, type HandSetStatus } from './copy-status.ts';

const BY_HAND: readonly HandSetStatus[] = ['available', 'withdrawn', 'lost', 'in_repair'];

test.each(BY_HAND)('nobody says by hand that a copy that is out or about to go out is %s', (next) => {
  expect(mayBecome('on_loan', next)).toBe(false);
  expect(mayBecome('reserved', next)).toBe(false);
});

test.each(BY_HAND)('a copy that nobody has can become %s, wherever it was', (next) => {
  for (const status of BY_HAND) expect(mayBecome(status, next)).toBe(true);
});

test('a copy that waits for its reader goes back to the shelf, and nowhere else', () => {
  expect(BY_HAND.filter((next) => mayBecome('on_hold_shelf', next))).toEqual(['available']);
});
