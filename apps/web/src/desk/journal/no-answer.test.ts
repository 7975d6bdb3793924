import { expect, test } from 'vitest';
import { isNoAnswer } from './no-answer.ts';

test.each([
  [409, 'copy_on_loan', false],
  [400, 'invalid_request', false],
  [403, 'forbidden', false],
  [401, 'signed_out', true],
  [429, 'too_many_requests', true],
  [503, 'service_unavailable', true],
  // The attempt before, to which no answer came in time.
  [409, 'request_in_progress', true],
  // In the words of a proxy.
  [404, 'service_unavailable', true],
])('what is answered by %i %s is asked for again: %s', (status, code, again) => {
  expect(isNoAnswer({ status, code })).toBe(again);
});
