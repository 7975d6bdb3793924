import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { operationsIn } from '#testing/contract-operations.ts';

const folder = 'packages/contracts/generated';
const contracts = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => [file, JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as Contract] as const);

type Contract = { paths: Record<string, Record<string, { security?: unknown[]; 'x-idempotent'?: string }>> };

const operations = contracts.flatMap(([file, contract]) =>
  operationsIn(contract).map((operation) => ({
    file,
    ...operation,
    raw: contract.paths[operation.path]?.[operation.method.toLowerCase()] ?? {},
  })),
);

test('an operation asks for a token where its access asks for a user, and nowhere else', () => {
  const differing = operations.filter(
    ({ access, raw }) => (access === 'public' || access === 'internal') !== (raw.security?.length === 0),
  );
  expect(differing.map(({ operationId }) => operationId)).toEqual([]);
});

test('every write takes an Idempotency-Key, or its contract says why it acts once without', () => {
  const writes = operations.filter(({ method }) => method !== 'GET');
  expect(writes.length).toBeGreaterThan(20);
  const without = writes.filter(({ keyed, raw }) => !keyed && !raw['x-idempotent']);
  expect(without.map(({ operationId }) => operationId)).toEqual([]);
});

test('operations between apps have paths of their own, so that the gateway cannot be talked into calling them', () => {
  const misplaced = operations.filter(
    ({ callingApps, path }) => path.startsWith('/internal/') !== Boolean(callingApps),
  );
  expect(misplaced.map(({ operationId }) => operationId)).toEqual([]);
});
