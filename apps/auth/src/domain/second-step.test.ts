import { expect, test } from 'vitest';
import { secondStep } from './second-step.ts';

test.each([
  ['reader', false, 'none'],
  ['reader', true, 'code'],
  ['librarian', false, 'set-up'],
  ['librarian', true, 'code'],
] as const)(
  'where librarians must have a second factor, a %s for whom it is %s goes on with: %s',
  (role, has, step) => {
    expect(secondStep({ role, hasSecondFactor: has }, ['librarian', 'admin'])).toBe(step);
  },
);
