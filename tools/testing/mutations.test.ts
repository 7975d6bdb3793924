import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../bootstrap/paths.mjs';
import { mutations } from './mutations.ts';

test.each(mutations)('what npm run mutations leaves out is there: $without', ({ file, find, replace, tests }) => {
  expect(readFileSync(join(root, file), 'utf8').split(find).length - 1).toBe(1);
  expect(replace).not.toBe(find);
  expect(existsSync(join(root, tests))).toBe(true);
});

test('each mutation has a name of its own, and docs/mutations.md has it', () => {
  const names = mutations.map(({ without }) => without);
  expect(new Set(names).size).toBe(names.length);
  const page = readFileSync(join(root, 'docs/mutations.md'), 'utf8');
  expect(names.filter((name) => !page.includes(`| ${name} |`))).toEqual([]);
});
