import { expect, test } from 'vitest';
import { alertOf, isSorted } from './sorting.ts';

const copy = { status: 'available', current_branch: 'north' };

test.each([
  ['stands on the shelf', copy, undefined],
  ['is kept for a hold here', { ...copy, status: 'on_hold_shelf', hold_id: 'h' }, ['01', 'north']],
  [
    'is kept for a hold elsewhere',
    { ...copy, status: 'in_transit', destination: 'south', hold_id: 'h' },
    ['02', 'south'],
  ],
  ['goes home', { ...copy, status: 'in_transit', destination: 'main' }, ['04', 'main']],
])('a copy that %s makes the machine do so', (_what, sorted, alert) => {
  const { type, destination } = alertOf(sorted) ?? {};
  expect(type === undefined ? undefined : [type, destination]).toEqual(alert);
});

test.each([
  ['available', true],
  ['on_hold_shelf', true],
  ['in_transit', true],
  ['on_loan', false],
  ['lost', false],
])('of a copy that is %s it is known where it goes: %s', (status, known) => {
  expect(isSorted({ ...copy, status })).toBe(known);
});
