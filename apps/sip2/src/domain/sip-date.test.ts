import { expect, test } from 'vitest';
import { isAbout, sipDate, sipDueDate } from './sip-date.ts';

test.each([
  ['2026-05-01T09:00:00Z', 'Europe/Moscow', '20260501    120000'],
  // A night in which the clock is set back has the hour twice.
  ['2026-10-25T00:30:00Z', 'Europe/Berlin', '20261025    023000'],
  ['2026-10-25T01:30:00Z', 'Europe/Berlin', '20261025    023000'],
  ['2026-12-31T21:00:05Z', 'Europe/Moscow', '20270101    000005'],
])('%s in %s is %s', (instant, zone, written) => {
  expect(sipDate(new Date(instant), zone)).toBe(written);
});

test('a due date ends with its day, or at its time', () => {
  expect(sipDueDate('2026-05-14', '15:30')).toBe('20260514    153000');
  expect(sipDueDate('2026-05-14')).toBe('20260514    235959');
});

test.each([
  ['20260501    120000', true],
  ['20260501    120959', true],
  ['20260501    121001', false],
  ['20260430    235959', false],
  // In another zone, or none at all.
  ['20260501   Z090000', false],
  ['', false],
])('whether a machine that says “%s” goes right at noon: %s', (date, right) => {
  expect(isAbout(date, new Date('2026-05-01T09:00:00Z'), 'Europe/Moscow')).toBe(right);
});
