import { expect, test } from 'vitest';
import { digitsOf, validUntil, workingHash } from './sign-in-code.ts';

const issued = new Date('2026-05-04T09:00:00Z');
const until = validUntil(issued);

test('a code works for a week, and no moment longer', () => {
  expect(workingHash({ hash: 'its hash', until }, issued)).toBe('its hash');
  expect(workingHash({ hash: 'its hash', until }, new Date('2026-05-11T08:59:59.999Z'))).toBe('its hash');
  expect(workingHash({ hash: 'its hash', until }, new Date('2026-05-11T09:00:00Z'))).toBeUndefined();
});

test('where there is no code, none works', () => {
  expect(workingHash({ hash: null, until: null }, issued)).toBeUndefined();
});

test.each(['4829105736', '48291 05736', ' 48291-05736\n', '４８２９１ ０５７３６'])('%j is the same code', (typed) => {
  expect(digitsOf(typed)).toBe('4829105736');
});
