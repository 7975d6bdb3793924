import type { Request, Response } from 'express';
import { expect, test } from 'vitest';
import type { Caller } from '#core/caller.ts';
import { Admission } from './admission.ts';
import type { PublicOperation } from './contract.ts';

const operation = (but: Partial<PublicOperation>): PublicOperation => ({
  path: '/books/{book_id}',
  method: 'get',
  appId: 'books',
  operationId: 'getBook',
  declaration: {
    operationId: 'getBook',
    access: 'public',
    callingApps: undefined,
    keyed: false,
    secrets: new Set(),
  },
  asksWhoItIs: false,
  query: ['limit'],
  takesBody: false,
  staleSeconds: undefined,
  ...but,
});
const open = operation({});
const closed = operation({ method: 'put', asksWhoItIs: true, takesBody: true });
const callers = new WeakMap<Request, Caller>();
const admission = new Admission([open, closed], '/api', callers);

const request = (but: object) => ({ method: 'GET', url: '/api/books/1', ...but }) as unknown as Request;
const mark = { openApiRoute: '/api/books/{book_id}', pathParams: { book_id: 'a/b' } };

/** @returns what is handed to the next handler */
function admit(one: Request): unknown {
  let handed: unknown;
  void admission.admit(one, {} as Response, (error?: unknown) => (handed = error));
  return handed;
}

test('a request that the validator has not matched is refused, and no handler can have it', () => {
  const unmatched = request({});
  expect(admit(unmatched)).toMatchObject({ code: 'no_such_resource' });
  expect(() => admission.to(open, unmatched)).toThrow(expect.objectContaining({ code: 'no_such_resource' }));
});

test('a request that passed no check at all is had by no handler', () => {
  expect(() => admission.to(open, request({ openapi: mark }))).toThrow(
    expect.objectContaining({ code: 'no_such_resource' }),
  );
});

test('a request without a caller is refused where the operation asks who it is', () => {
  const stranger = request({ method: 'PUT', openapi: mark });
  expect(admit(stranger)).toMatchObject({ code: 'unauthenticated' });
  expect(() => admission.to(closed, stranger)).toThrow(expect.objectContaining({ code: 'no_such_resource' }));
});

test('a request is had by the handler of the operation that it was matched with, and by no other', () => {
  const matched = request({ openapi: mark, url: '/api/books/1?limit=5&other=1' });
  expect(admit(matched)).toBeUndefined();
  expect(admission.to(open, matched)).toMatchObject({ target: '/books/a%2Fb?limit=5', caller: undefined });
  expect(() => admission.to(closed, matched)).toThrow(expect.objectContaining({ code: 'no_such_resource' }));
});
