import express, { type Request, type Response } from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Admissions } from '#http/access.ts';
import { closeServer, listen } from '#http/app-server.ts';
import { Admission } from './admission.ts';
import type { PublicOperation } from './contract.ts';

const operation = (but: Partial<PublicOperation>): PublicOperation => ({
  path: '/books/{book_id}',
  method: 'get',
  appId: 'books',
  declaration: {
    operationId: 'getBook',
    access: 'public',
    permission: undefined,
    scope: undefined,
    callingApps: undefined,
    freshSignIn: [],
    keyed: false,
    storable: true,
    errors: new Set(),
    secrets: new Set(),
    audit: undefined,
    csvColumns: undefined,
  },
  asksWhoItIs: false,
  query: ['limit'],
  takesBody: false,
  takesForm: false,
  staleSeconds: undefined,
  ...but,
});
const open = operation({});
const closed = operation({
  method: 'put',
  declaration: { ...open.declaration, operationId: 'changeBook', access: 'user', storable: false },
  asksWhoItIs: true,
  takesBody: true,
});
const admissions: Admissions = new WeakMap();
const admission = new Admission([open, closed], '/api', admissions);

const mark = { openApiRoute: '/api/books/{book_id}', pathParams: { book_id: 'a/b' } };

type Exchange = { request: Request; response: Response };
type Arriving = { method?: string; path?: string; openapi?: typeof mark; letInFor?: PublicOperation };
let listening: Awaited<ReturnType<typeof listen>>;
let received: Exchange;
beforeAll(async () => {
  const app = express().use((request, response) => {
    received = { request, response };
    response.end();
  });
  listening = await listen(app, 0);
});
afterAll(() => closeServer(listening.server));

/** A request as Express reads it, with the validator's mark if it matched, let in without a caller for `letInFor`. */
async function exchange(arriving: Arriving = {}): Promise<Exchange> {
  const { method = 'GET', path = '/api/books/1', openapi, letInFor } = arriving;
  await fetch(`http://127.0.0.1:${listening.port}${path}`, { method });
  if (openapi) Object.assign(received.request, { openapi });
  if (letInFor) admissions.set(received.request, { operationId: letInFor.declaration.operationId, caller: undefined });
  return received;
}

/** @returns what was passed to the next handler */
function admit({ request, response }: Exchange): unknown {
  let handed: unknown;
  void admission.admit(request, response, (error?: unknown) => (handed = error));
  return handed;
}

test('a request that the validator has not matched is refused, and no handler gets it', async () => {
  const unmatched = await exchange({ letInFor: open });
  expect(admit(unmatched)).toMatchObject({ code: 'no_such_resource' });
  expect(() => admission.to(open, unmatched.request)).toThrow(expect.objectContaining({ code: 'no_such_resource' }));
});

test('a request that was let in for another operation than it was matched with is refused', async () => {
  for (const letInFor of [closed, undefined])
    expect(admit(await exchange({ openapi: mark, ...(letInFor && { letInFor }) }))).toMatchObject({
      code: 'no_such_resource',
    });
});

test('a request that was never admitted reaches no handler', async () => {
  const { request } = await exchange({ openapi: mark });
  expect(() => admission.to(open, request)).toThrow(expect.objectContaining({ code: 'no_such_resource' }));
});

test('a request without a caller is refused where the operation asks who it is', async () => {
  const stranger = await exchange({ method: 'PUT', openapi: mark, letInFor: closed });
  expect(admit(stranger)).toMatchObject({ code: 'unauthenticated' });
  expect(() => admission.to(closed, stranger.request)).toThrow(expect.objectContaining({ code: 'no_such_resource' }));
});

test('a request reaches the handler of the operation that it was matched with, and no other', async () => {
  const matched = await exchange({ openapi: mark, letInFor: open, path: '/api/books/1?limit=5&other=1' });
  expect(admit(matched)).toBeUndefined();
  expect(admission.to(open, matched.request)).toMatchObject({ target: '/books/a%2Fb?limit=5', caller: undefined });
  expect(() => admission.to(closed, matched.request)).toThrow(expect.objectContaining({ code: 'no_such_resource' }));
});
