import { expect, test } from 'vitest';
import { isSamePeriod, lastDays, periodIn } from './period.ts';

test('the last days end with today, also across a month and a year', () => {
  expect(lastDays(7, '2026-01-03')).toEqual({ from: '2025-12-28', to: '2026-01-03' });
  expect(lastDays(1, '2026-05-31')).toEqual({ from: '2026-05-31', to: '2026-05-31' });
});

test('what the address does not say, the library chooses', () => {
  expect(periodIn(new URLSearchParams('from=2026-05-01&to='))).toEqual({ from: '2026-05-01' });
  expect(
    isSamePeriod(periodIn(new URLSearchParams('to=2026-05-31&from=2026-05-01')), {
      from: '2026-05-01',
      to: '2026-05-31',
    }),
  ).toBe(true);
});
