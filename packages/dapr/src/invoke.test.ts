import { expect, test } from 'vitest';
import { isFromApp } from './invoke.ts';

test.each([
  [200, 'application/json; charset=utf-8', true],
  [204, '', true],
  [409, 'application/problem+json; charset=utf-8', true],
  [503, 'application/problem+json', true],
  // What sidecars say themselves.
  [500, 'application/json', false],
  [403, 'application/json', false],
  [502, '', false],
  // What nobody says.
  [0, 'application/json', false],
  [600, 'application/json', false],
  // What daprd says now and then of an app that it has lost.
  [200, '', false],
])('an answer of %i with the type “%s” is from an app: %s', (status, type, fromApp) => {
  expect(isFromApp(status, type)).toBe(fromApp);
});
