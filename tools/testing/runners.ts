import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { home, root } from '../bootstrap/paths.mjs';
import { python } from '../bootstrap/python.mjs';
import { bold } from '../bootstrap/terminal.mjs';
import type { Counts } from './counts.ts';

/** What tests say of themselves, for the tables of npm run matrix. */
const meta = z.object({
  /** How long ten thousand messages took. */
  seconds: z.number().optional(),
  /** Whether replicas shared the messages. */
  shared: z.boolean().optional(),
  fault: z
    .object({
      /** What readers see, by what they do. */
      see: z.record(z.string(), z.string()),
      healthyAfterMs: z.number(),
      calls: z.number().optional(),
      questions: z.number().optional(),
    })
    .optional(),
});

const testResult = z.object({ title: z.string(), status: z.string(), meta: meta.optional() });
export type TestResult = z.output<typeof testResult>;

const report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(z.object({ assertionResults: z.array(testResult) })),
});

export type VitestRun = Counts & { tests: TestResult[] };

/** Runs the tests of one of vitest's projects. @param env what a fleet tells its tests, for those that need one */
export async function vitest(
  project: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<VitestRun> {
  console.log(`\n${bold(project)}`);
  const file = join(home, `tests-${project}.json`);
  rmSync(file, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const options = ['node_modules/vitest/vitest.mjs', 'run', '--project', project, ...reporters, ...args];
  const code = await exitCode(process.execPath, options, root, env);
  if (!existsSync(file)) return { passed: 0, failed: 1, tests: [] };
  const {
    numPassedTests: passed,
    numFailedTests: failed,
    testResults,
  } = report.parse(JSON.parse(readFileSync(file, 'utf8')));
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  return { passed, failed: failuresOf(failed, code), tests };
}

/** Runs the tests of the apps in Python. */
export async function pytest(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Counts> {
  console.log(`\n${bold('analytics')}\n`);
  const file = join(home, 'tests-analytics.xml');
  rmSync(file, { force: true });
  const options = ['-m', 'pytest', '-p', 'no:cacheprovider', `--junitxml=${file}`, ...args];
  const code = await exitCode(python, options, join(root, 'apps/analytics'), { ...env, PYTHONDONTWRITEBYTECODE: '1' });
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const counted = (name: string) => Number(new RegExp(` ${name}="(\\d+)"`).exec(text)?.[1] ?? 0);
  const failed = counted('failures') + counted('errors');
  return { passed: counted('tests') - failed - counted('skipped'), failed: failuresOf(failed, code) };
}

/** A file that does not load has no test that could fail. */
const failuresOf = (failed: number, code: number): number => (code === 0 || failed > 0 ? failed : 1);

function exitCode(command: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<number> {
  const child = spawn(command, args, { cwd, stdio: 'inherit', env: { ...process.env, ...env } });
  return new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));
}
