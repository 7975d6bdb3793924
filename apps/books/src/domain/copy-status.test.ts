import { expect, test } from 'vitest';
import { mayBecome } from './copy-status.ts';

test('a copy that is out or about to go out is not withdrawn by hand', () => {
  expect(mayBecome('on_loan', 'withdrawn')).toBe(false);
  expect(mayBecome('reserved', 'withdrawn')).toBe(false);
  expect(mayBecome('on_loan', 'available')).toBe(false);
});

test('a copy on the shelf can be withdrawn and put back', () => {
  expect(mayBecome('available', 'withdrawn')).toBe(true);
  expect(mayBecome('withdrawn', 'available')).toBe(true);
});

test('a copy that waits for its reader goes back to the shelf, but is not withdrawn', () => {
  expect(mayBecome('on_hold_shelf', 'available')).toBe(true);
  expect(mayBecome('on_hold_shelf', 'withdrawn')).toBe(false);
});
