import { expect, test } from 'vitest';
import { erasureStatus, nextAskAt } from './erasure.ts';

const now = new Date('2026-05-05T10:00:00Z');
const secondsUntilAsked = (asked: number) => (nextAskAt(now, asked).getTime() - now.getTime()) / 1000;

test('a service that does not confirm is asked less and less often, but each hour at least', () => {
  expect([0, 1, 2, 3].map(secondsUntilAsked)).toEqual([10, 20, 40, 80]);
  expect([9, 100, 100_000].map(secondsUntilAsked)).toEqual([3_600, 3_600, 3_600]);
});

test('a deleted account is erased once all have confirmed it, whatever was asked for before', () => {
  const account = { requested: false, refused: false, deleted: false, confirmed: false };
  expect(erasureStatus(account)).toBe('not_requested');
  expect(erasureStatus({ ...account, refused: true })).toBe('refused');
  expect(erasureStatus({ ...account, requested: true })).toBe('requested');
  expect(erasureStatus({ ...account, requested: true, deleted: true })).toBe('erasing');
  expect(erasureStatus({ ...account, deleted: true, confirmed: true })).toBe('erased');
});
