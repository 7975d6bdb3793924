import type { Request, Response } from 'express';
import { expect, test } from 'vitest';
import { refuseUnstorable } from './request-check.ts';

/** @returns what is handed to the next handler */
function refused(body: unknown): unknown {
  let handed: unknown;
  const request = { path: '/', query: {}, body } as unknown as Request;
  void refuseUnstorable(request, {} as Response, (error?: unknown) => (handed = error));
  return handed;
}

test('a text that cannot be stored is named, wherever it is', () => {
  expect(refused({ records: [{ title: 'a' }, { title: 'a\u0000' }] })).toMatchObject({
    code: 'invalid_request',
    details: { errors: [{ field: 'records.1.title', code: 'unstorable' }] },
  });
  expect(refused({ records: [{ title: 'a' }] })).toBeUndefined();
});

test.each(['[', '{"a":'])('a body nested without end, as %s…, is refused and breaks nothing', (open) => {
  const body: unknown = JSON.parse(open.repeat(20_000) + '1' + (open === '[' ? ']' : '}').repeat(20_000));
  expect(refused({ payload: body })).toMatchObject({
    code: 'invalid_request',
    details: { errors: [{ field: 'payload', code: 'nested_too_deep' }] },
  });
});
