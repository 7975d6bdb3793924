import { expect, test } from 'vitest';
import { everyNth, ticksTo } from './ticks.ts';

test.each([
  [0, [0, 1]],
  [1, [0, 1]],
  [4, [0, 1, 2, 3, 4]],
  [5, [0, 2, 4, 6]],
  [17, [0, 5, 10, 15, 20]],
  [40, [0, 10, 20, 30, 40]],
  [1234, [0, 500, 1000, 1500]],
])('an axis up to %i has whole, round numbers, and begins with nothing', (largest, ticks) => {
  expect(ticksTo(largest)).toEqual(ticks);
});

test.each([
  [30, 6, 5],
  [7, 10, 1],
  [366, 6, 61],
  [0, 6, 1],
  [5, 0, 5],
])('of %i labels no more than %i are shown', (count, most, step) => {
  expect(everyNth(count, most)).toBe(step);
});
