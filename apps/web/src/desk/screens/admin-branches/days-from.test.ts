import { expect, test } from 'vitest';
import { daysFrom } from './days-from.ts';

test('days are counted over the ends of months and years, one by one', () => {
  expect(daysFrom('2026-12-30', '2027-01-02')).toEqual(['2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02']);
  expect(daysFrom('2028-02-29', '2028-02-29')).toEqual(['2028-02-29']);
});

test('a last day before the first, and more than a summer, are none', () => {
  expect(daysFrom('2026-06-02', '2026-06-01')).toBeUndefined();
  expect(daysFrom('2026-06-01', '2026-08-02')).toHaveLength(63);
  expect(daysFrom('2026-06-01', '2026-08-03')).toBeUndefined();
  expect(daysFrom('', '')).toBeUndefined();
});
