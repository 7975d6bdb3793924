import { expect, test } from 'vitest';
import contract from '../../contracts/openapi/public.json' with { type: 'json' };
import { publicOperations } from '../../apps/gateway/src/contract.ts';
import { isKept } from '../../apps/web/src/worker/kept.ts';

test('old answers are kept of the catalogue', () => {
  const kept = publicOperations(contract).flatMap(({ declaration, staleSeconds }) =>
    staleSeconds ? [declaration.operationId] : [],
  );
  expect(kept.sort()).toEqual(['getBook', 'listBooks', 'listPlaces', 'listPopularBooks', 'searchBooks']);
});

test.each([
  { 'x-access': 'user' },
  { 'x-access': 'own', 'x-permission': 'loans.read' },
  { 'x-access': 'permitted', 'x-permission': 'loans.read' },
])('nobody is given an answer that was kept of another: %o', (access) => {
  const get = { operationId: 'listMyLoans', ...access, 'x-audit': 'Nothing.', 'x-stale-if-error': 60 };
  expect(() => publicOperations({ paths: { '/loans': { 'x-app-id': 'loans', get } } })).toThrow('listMyLoans asks');
});

/** As a browser asks for them, where its worker keeps the answers, or does not. */
const asked = (kept: boolean) =>
  publicOperations(contract).filter(({ path, method }) => {
    const address = `/api/v1${path.replaceAll(/\{\w+\}/g, '0198c1a2-7c3e-7d0a-9f57-3f0d1f6b7a10')}`;
    return method === 'get' && isKept(address) === kept;
  });

test('a browser keeps nothing that asks for a fresh sign-in, and nothing about sign-ins', () => {
  const kept = asked(true).filter(({ appId, declaration }) => appId === 'auth' || declaration.freshSignIn === true);
  expect(kept.map(({ path }) => path)).toEqual([]);
  expect(asked(false).map(({ path }) => path)).toContain('/users/{user_id}/personal-data');
});

test('a reader without a connection sees their loans, their place in lines, their fines and the catalogue', () => {
  const paths = ['/users/me', '/loans/user/{user_id}', '/waiting-list', '/charges/user/{user_id}', '/books/{book_id}'];
  expect(asked(true).map(({ path }) => path)).toEqual(expect.arrayContaining(paths));
});

test('pages are no answers of the library', () => {
  expect(['/', '/catalogue', '/api/', '/api/v2/loans'].filter(isKept)).toEqual([]);
});
