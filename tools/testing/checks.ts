import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../bootstrap/paths.mjs';
import { hasPython, python } from '../bootstrap/python.mjs';
import { ProgramError, runToEnd } from '../bootstrap/run-to-end.mjs';
import { step } from '../bootstrap/terminal.mjs';
import type { Counts } from './counts.ts';

const IN_PYTHON = 'analytics';

const node = (script: string, ...args: string[]) => runToEnd(process.execPath, [script, ...args], { cwd: root });

const ofAnalytics = (...args: string[]) => runToEnd(python, ['-m', ...args], { cwd: join(root, 'apps/analytics') });

/** What runs in Node, in a page, in a page's worker, and in Node beside a page. */
const TYPESCRIPT = ['.', 'apps/web', 'apps/web/src/worker', 'tests/pages'];

/** What is checked without running the library. Each throws with the tool's own words where it finds something. */
const CHECKS: Record<string, () => Promise<unknown>> = {
  'contracts are linted': () =>
    node(
      'node_modules/@redocly/cli/bin/cli.js',
      'lint',
      // common.yaml has parts of the others, and no operation of its own.
      ...readdirSync(join(root, 'contracts/openapi'))
        .filter((file) => file.endsWith('.yaml') && file !== 'common.yaml')
        .map((file) => `contracts/openapi/${file}`),
      'contracts/openapi/public.json',
    ),
  'generated files are what contracts and topology say': () => node('tools/run.mjs', 'generate', '--check'),
  types: async () => {
    for (const project of TYPESCRIPT) await node('node_modules/typescript/bin/tsc', '-p', project);
  },
  lint: () => node('node_modules/oxlint/bin/oxlint', '--type-aware', '.'),
  format: () =>
    node(
      'node_modules/prettier/bin/prettier.cjs',
      '--check',
      '--log-level',
      'warn',
      'apps/**/*.{ts,tsx}',
      'apps/web/src/**/*.{css,html}',
      'packages/*/src/**/*.ts',
      'tests/**/*.ts',
      'bench/**',
      'tools/**/*.{ts,mjs}',
    ),
  architecture: () =>
    node(
      'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
      'apps',
      'packages',
      'tools',
      'bench',
      '--config',
      '.dependency-cruiser.cjs',
    ),
  'licences are those that the policy allows': () => node('tools/run.mjs', 'vet', '--offline'),
  'the apps can be bundled, and the pages are within their budgets': () => node('tools/run.mjs', 'build'),
  'nothing unused': () => node('node_modules/knip/bin/knip.js'),
  [`${IN_PYTHON}: types`]: () => ofAnalytics('mypy'),
  [`${IN_PYTHON}: lint`]: () => ofAnalytics('ruff', 'check', '--no-cache', '.'),
  [`${IN_PYTHON}: format`]: () => ofAnalytics('ruff', 'format', '--no-cache', '--check', '.'),
};

export const CHECK_NAMES = Object.keys(CHECKS);

/** Most of them keep one processor busy. */
const AT_ONCE = 2;

/** Runs them all, but for those in Python where it is missing. */
export async function runChecks(): Promise<Counts> {
  const checks = Object.entries(CHECKS).filter(([name]) => hasPython() || !name.startsWith(IN_PYTHON));
  const failures: string[] = [];
  const waiting = checks.values();
  const work = async () => {
    for (const [name, check] of waiting)
      await step(name, check).catch((error: unknown) => {
        failures.push(name);
        console.log(error instanceof ProgramError ? error.output : error);
      });
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { passed: checks.length - failures.length, failures };
}
