import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

// While an index is built in a transaction, nobody writes to its table; docs/operating.md promises that lending goes on.

/** Steps that build an index of a table which was there before: those released before this was looked at, and why others may. */
const MAY: Record<string, string> = {
  'apps/notifications/src/store/migrations/0003-old-deliveries.ts': 'released',
  'apps/notifications/src/store/migrations/0010-delivery-leases.ts': 'released',
  'apps/notifications/src/store/migrations/0021-waiting-notices.ts': 'released',
  'apps/users/src/store/migrations/0050-deletion-requests.ts': 'released',
  'apps/auth/src/store/migrations/0460-client-apps.ts': 'of sign-ins that last, and no row is in it yet',
};

type Step = { file: string; created: Set<string>; altered: Set<string>; indexed: Set<string>; changed: Set<string> };

/** Those that run in a transaction, and hold their locks until its end. */
const steps: Step[] = readdirSync('apps')
  .map((app) => `apps/${app}/src/store/migrations`)
  .filter((folder) => existsSync(folder))
  .flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`))
  .filter((file) => /\/\d{4}-[^/]+\.ts$/.test(file))
  .map((file) => [file, readFileSync(file, 'utf8')] as const)
  .filter(([, text]) => !text.includes('export const outsideTransaction = true'))
  .map(([file, text]) => ({
    file,
    created: found(text, /create table (?:if not exists )?(\w+)/g),
    altered: found(text, /alter table (\w+)/g),
    indexed: found(text, /create (?:unique )?index (?:if not exists )?(?:\w+ )?on (\w+)/g),
    changed: found(text, /^\s*update (\w+)/gm),
  }));

function found(text: string, pattern: RegExp): Set<string> {
  return new Set([...text.matchAll(pattern)].map(([, table]) => table ?? ''));
}

test('an index of a table that is in use is built beside its work, outside a transaction', () => {
  expect(steps.length).toBeGreaterThan(50);
  const blocking = steps.filter(({ indexed, created }) => [...indexed].some((table) => !created.has(table)));
  expect(blocking.map(({ file }) => file).toSorted(byName)).toEqual(Object.keys(MAY).toSorted(byName));
});

test('rows of a table that a step has locked are not changed in that step: they may be many', () => {
  const changing = steps.filter(({ altered, changed }) => [...changed].some((table) => altered.has(table)));
  expect(changing.map(({ file }) => file)).toEqual([]);
});

const byName = (a: string, b: string): number => a.localeCompare(b);
