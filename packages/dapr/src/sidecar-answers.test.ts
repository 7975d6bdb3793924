import { expect, test } from 'vitest';
import { entryOf } from '#errors';
import { errorOfRefusal, isFromApp, SidecarRefusal } from './sidecar-answers.ts';

test.each([
  [200, 'application/json; charset=utf-8', true],
  [202, '', true],
  [204, '', true],
  [409, 'application/problem+json; charset=utf-8', true],
  [503, 'application/problem+json', true],
  // The sidecars' own answers.
  [500, 'application/json', false],
  [403, 'application/json', false],
  [502, '', false],
  // What daprd sometimes answers when it has lost an app.
  [200, '', false],
  // Never a final answer.
  [101, 'application/json', false],
  [999, 'application/problem+json', false],
])('an answer of %i with the type “%s” is from an app: %s', (status, type, fromApp) => {
  expect(isFromApp(status, type)).toBe(fromApp);
});

test('an error that is no problem is from an app where it is marked as declared', () => {
  expect(isFromApp(401, 'application/json', true)).toBe(true);
});

test.each([
  [400, 400],
  [413, 413],
  [414, 414],
  [431, 431],
  [403, 503],
  [404, 503],
])("a sidecar's own %i is a %i to the client", (status, told) => {
  expect(entryOf(errorOfRefusal(new SidecarRefusal(status, ''))).status).toBe(told);
});
