import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { run } from './processes.mjs';
import { hasPython, python } from './python.mjs';
import { step } from './terminal.mjs';

const IN_PYTHON = 'analytics';

const node = (script, ...args) => run(process.execPath, [script, ...args], { cwd: root });

const ofAnalytics = (...args) => run(python, ['-m', ...args], { cwd: join(root, 'apps/analytics') });

/** What is checked without running the library. Each throws with the tool's own words where it finds something. */
export const checks = {
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
  'generated files are what the contracts say': () => node('tools/contracts.mjs', '--check'),
  'components and manifests are what the topology says': () =>
    node('--import', 'tsx', 'tools/topology/main.ts', '--check'),
  types: () => node('node_modules/typescript/bin/tsc', '-p', '.'),
  lint: () => node('node_modules/oxlint/bin/oxlint', '--type-aware', '.'),
  format: () =>
    node(
      'node_modules/prettier/bin/prettier.cjs',
      '--check',
      '--log-level',
      'warn',
      'apps/**/*.ts',
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
      '--config',
      '.dependency-cruiser.cjs',
    ),
  'nothing unused': () => node('node_modules/knip/bin/knip.js'),
  [`${IN_PYTHON}: types`]: () => ofAnalytics('mypy'),
  [`${IN_PYTHON}: lint`]: () => ofAnalytics('ruff', 'check', '--no-cache', '.'),
  [`${IN_PYTHON}: format`]: () => ofAnalytics('ruff', 'format', '--no-cache', '--check', '.'),
};

/** Runs them all. */
export async function runChecks() {
  const asked = Object.entries(checks).filter(([name]) => hasPython() || !name.startsWith(IN_PYTHON));
  let failed = 0;
  for (const [name, check] of asked)
    await step(name, check).catch((error) => {
      failed += 1;
      console.log(error.output ?? error);
    });
  return { passed: asked.length - failed, failed };
}
