import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';
import { home, root } from '../bootstrap/paths.mjs';
import { python } from '../bootstrap/python.mjs';
import { bold } from '../bootstrap/terminal.mjs';
import type { Counts } from './counts.ts';

/** What tests say of themselves, for the tables of npm run matrix. */
const meta = z.object({
  /** How long a backlog of messages took. */
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

const testResult = z.object({
  title: z.string(),
  status: z.string(),
  meta: meta.optional(),
  failureMessages: z.array(z.string()).nullish(),
});
export type TestResult = z.output<typeof testResult>;

const fileResult = z.object({
  name: z.string(),
  status: z.string(),
  message: z.string().optional(),
  assertionResults: z.array(testResult),
});
const report = z.object({ numPassedTests: z.number(), testResults: z.array(fileResult) });

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
  if (!existsSync(file)) return { passed: 0, failures: [project], tests: [] };
  const { numPassedTests: passed, testResults } = report.parse(JSON.parse(readFileSync(file, 'utf8')));
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const failures = testResults.flatMap((result) => failuresIn(result).map((what) => `${project}: ${what}`));
  return { passed, failures: orPart(failures, project, code), tests };
}

/** A file that does not load has no test that could fail. */
function failuresIn({ name, status, message, assertionResults }: z.output<typeof fileResult>): string[] {
  const file = relative(root, name);
  const failed = assertionResults.filter((test) => test.status === 'failed');
  if (failed.length > 0)
    return failed.map(({ title, failureMessages }) => `${file}: ${title}${causeOf(failureMessages?.[0])}`);
  return status === 'failed' ? [file + causeOf(message)] : [];
}

/** What fits below a name: the rest stands where the test ran. */
const CAUSE_LINES = 8;

/** What a test failed of, and the first places of its stack, as lines below its name. */
const causeOf = (message = ''): string =>
  stripVTControlCharacters(message)
    .split('\n')
    .filter((line) => line.trim() !== '' && !/node_modules|<anonymous>/.test(line))
    .slice(0, CAUSE_LINES)
    .map((line) => `\n      ${line.trim()}`)
    .join('');

/** Runs the tests of the apps in Python. */
export async function pytest(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Counts> {
  console.log(`\n${bold('analytics')}\n`);
  const file = join(home, 'tests-analytics.xml');
  rmSync(file, { force: true });
  const options = ['-m', 'pytest', '-p', 'no:cacheprovider', `--junitxml=${file}`, ...args];
  const code = await exitCode(python, options, join(root, 'apps/analytics'), { ...env, PYTHONDONTWRITEBYTECODE: '1' });
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const counted = (name: string) => Number(new RegExp(` ${name}="(\\d+)"`).exec(text)?.[1] ?? 0);
  const failed = [...text.matchAll(/<testcase classname="([^"]*)" name="([^"]*)"[^>]*><(?:failure|error)/g)];
  const failures = failed.map(([, place, name]) => `analytics: ${place}: ${name}`);
  const passed = counted('tests') - counted('failures') - counted('errors') - counted('skipped');
  return { passed, failures: orPart(failures, 'analytics', code) };
}

/** What a runner failed of, where it names none. */
const orPart = (failures: string[], part: string, code: number): string[] =>
  code !== 0 && failures.length === 0 ? [part] : failures;

function exitCode(command: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<number> {
  const child = spawn(command, args, { cwd, stdio: 'inherit', env: { ...process.env, ...env } });
  return new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));
}
