import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { KINDS, NAMES } from './words.ts';

const APPS = ['auth', 'loans', 'notifications', 'users'];
/** For programs: they are in the data, and not on the page. */
const UNSHOWN = ['id', 'loan_id', 'book_id', 'copy_id', 'html', 'command', 'deletion_refusals'];

const sources = [
  ...APPS.map((app) => `apps/${app}/src/store/personal-data.ts`),
  'packages/platform/src/personal-data-operation.ts',
].map((file) => readFileSync(file, 'utf8'));

test('the page has words for whatever is told, in both languages', () => {
  const kinds = sources.flatMap((text) =>
    [...text.matchAll(/^ {2}(\w+): \{\n {4}tables/gm)].map(([, kind]) => kind ?? ''),
  );
  expect(kinds.length).toBeGreaterThan(15);
  expect([...kinds, 'act'].filter((kind) => !(kind in KINDS))).toEqual([]);
  const built = sources.flatMap((text) => [...text.matchAll(/jsonb_build_object\(([^;`]*?)\)+ as data/g)]);
  const names = built.flatMap(([, members = '']) => [...members.matchAll(/'(\w+)', /g)].map(([, name]) => name ?? ''));
  expect(names.length).toBeGreaterThan(60);
  expect([...new Set(names)].filter((name) => !(name in NAMES) && !UNSHOWN.includes(name) && name !== 'you')).toEqual(
    [],
  );
});
