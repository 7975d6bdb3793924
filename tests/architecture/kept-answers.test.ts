import { expect, test } from 'vitest';
import contract from '../../contracts/openapi/public.json' with { type: 'json' };
import { publicOperations } from '../../apps/gateway/src/contract.ts';

test('old answers are kept of the catalogue', () => {
  const kept = publicOperations(contract).flatMap(({ declaration, staleSeconds }) =>
    staleSeconds ? [declaration.operationId] : [],
  );
  expect(kept.sort()).toEqual(['getBook', 'listBooks', 'listPopularBooks', 'searchBooks']);
});

test.each([
  { 'x-access': 'user' },
  { 'x-access': 'own', 'x-permission': 'loans.read' },
  { 'x-access': 'permitted', 'x-permission': 'loans.read' },
])('nobody is given an answer that was kept of another: %o', (access) => {
  const get = { operationId: 'listMyLoans', ...access, 'x-audit': 'Nothing.', 'x-stale-if-error': 60 };
  expect(() => publicOperations({ paths: { '/loans': { 'x-app-id': 'loans', get } } })).toThrow('listMyLoans asks');
});
