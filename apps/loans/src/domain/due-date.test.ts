import { expect, test } from 'vitest';
import { dueDate } from './due-date.ts';

test.each([
  [undefined, '2026-05-15'],
  ['2026-05-15', '2026-05-15'],
  ['2026-05-14', '2026-05-14'],
  ['2026-05-01', '2026-05-01'],
])('a loan of fourteen days to a member until %s is due on %s', (memberUntil, due) => {
  expect(dueDate('2026-05-01', 14, memberUntil)).toBe(due);
});
