import { spawn, execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { home, root } from '../bootstrap/paths.mjs';
import { python } from '../bootstrap/python.mjs';
import { inPython, type Mutation } from './mutations.ts';

/** Within this folder, so that packages are found above it. */
const copy = join(home, 'mutated');
const reportFile = join(home, 'tests-mutated');

/** Copies what is committed or about to be. */
export function copySources(): void {
  rmSync(copy, { recursive: true, force: true });
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: root });
  for (const file of listed.toString('utf8').split('\0'))
    if (file !== '' && existsSync(join(root, file))) cpSync(join(root, file), join(copy, file));
}

/** Makes a change in the copy while `work` runs. */
export async function withMutation<Result>(
  { file, find, replace }: Mutation,
  work: () => Promise<Result>,
): Promise<Result> {
  const path = join(copy, file);
  const before = readFileSync(path, 'utf8');
  writeFileSync(
    path,
    before.replace(find, () => replace),
  );
  try {
    return await work();
  } finally {
    writeFileSync(path, before);
  }
}

/**
 * Runs a file of tests in the copy until one fails.
 *
 * @returns the names of those that failed
 * @throws Error where no test was run: that is no way to notice anything
 */
export async function failuresIn(tests: string, env: NodeJS.ProcessEnv): Promise<string[]> {
  rmSync(reportFile, { force: true });
  const output = inPython({ tests }) ? await pytest(tests, env) : await vitest(tests, env);
  const report = existsSync(reportFile) ? readFileSync(reportFile, 'utf8') : '';
  const { failed, passed } = inPython({ tests }) ? ofPytest(report) : ofVitest(report);
  if (failed.length + passed === 0) throw new Error(`${tests} could not be run:\n${output}`);
  return failed;
}

const vitest = (tests: string, env: NodeJS.ProcessEnv): Promise<string> => {
  const options = ['run', '--bail=1', '--reporter=json', `--outputFile.json=${reportFile}`, tests];
  return outputOf(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), ...options], copy, env);
};

const pytest = (tests: string, env: NodeJS.ProcessEnv): Promise<string> => {
  const app = tests.slice(0, tests.indexOf('/tests/'));
  const options = ['-m', 'pytest', '-x', '-p', 'no:cacheprovider', `--junitxml=${reportFile}`, join(copy, tests)];
  return outputOf(python, options, join(copy, app), { ...env, PYTHONDONTWRITEBYTECODE: '1' });
};

const vitestReport = z.object({
  testResults: z.array(z.object({ assertionResults: z.array(z.object({ title: z.string(), status: z.string() })) })),
});

function ofVitest(report: string): { failed: string[]; passed: number } {
  if (report === '') return { failed: [], passed: 0 };
  const tests = vitestReport.parse(JSON.parse(report)).testResults.flatMap(({ assertionResults }) => assertionResults);
  const titles = (status: string) => tests.filter((test) => test.status === status).map(({ title }) => title);
  return { failed: titles('failed'), passed: titles('passed').length };
}

function ofPytest(report: string): { failed: string[]; passed: number } {
  const cases = [...report.matchAll(/<testcase classname="[^"]*" name="([^"]*)"[^>]*?(\/>|><(\w+))/g)];
  const failed = cases.filter(([, , , child]) => child === 'failure').map(([, name = '']) => name);
  return { failed, passed: cases.filter(([, , end]) => end === '/>').length };
}

/** What a command says, to be shown where it could not do its work. */
async function outputOf(command: string, args: string[], cwd: string, env: NodeJS.ProcessEnv): Promise<string> {
  const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await new Promise((resolve) => child.once('close', resolve));
  return output;
}
