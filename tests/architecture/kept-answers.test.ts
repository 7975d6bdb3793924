import { expect, test } from 'vitest';
import contract from '../../contracts/openapi/public.json' with { type: 'json' };
import { publicOperations } from '../../apps/gateway/src/contract.ts';

test('old answers are kept of the catalogue', () => {
  const kept = publicOperations(contract).flatMap(({ operationId, staleSeconds }) =>
    staleSeconds ? [operationId] : [],
  );
  expect(kept.sort()).toEqual(['getBook', 'listBooks', 'listPopularBooks', 'searchBooks']);
});

test.each([{}, { security: [{ bearer: [] }] }])(
  'nobody is given an answer that was kept of another: %j',
  (security) => {
    const get = { operationId: 'listMyLoans', 'x-stale-if-error': 60, ...security };
    expect(() => publicOperations({ paths: { '/loans': { 'x-app-id': 'loans', get } } })).toThrow('listMyLoans');
  },
);
