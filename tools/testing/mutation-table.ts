import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../bootstrap/paths.mjs';
import type { Mutation } from './mutations.ts';

export type MutationRun = Mutation & {
  /** The first test that failed. */
  noticedBy: string | undefined;
};

const PAGE = 'docs/mutations.md';
const START = '<!-- mutations: written by npm run mutations -->';
const END = '<!-- end of mutations -->';

/** Between the marks of the page. */
export function writeMutations(runs: readonly MutationRun[]): void {
  const file = join(root, PAGE);
  const before = readFileSync(file, 'utf8');
  const [head, tail] = [before.slice(0, before.indexOf(START)), before.slice(before.indexOf(END))];
  writeFileSync(file, `${head}${START}\n\n${mutationTable(runs)}\n\n${tail}`);
}

export const mutationTable = (runs: readonly MutationRun[]): string =>
  [
    '| without | is noticed by | in |',
    '| --- | --- | --- |',
    ...runs.map(({ without, noticedBy = '✗ nothing', tests }) => `| ${without} | ${noticedBy} | \`${tests}\` |`),
  ].join('\n');
