import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = promisify(execFile);
const SHORT = ['--seconds', '1', '--rounds', '1', '--warm-up', '1', '--connections', '2'];

test('npm run bench measures the flow, its floor and one process, and how long people wait', async () => {
  const { stdout } = await run(process.execPath, ['tools/run.mjs', 'bench', ...SHORT], { timeout: 240_000 });
  for (const what of ['flow', 'floor', 'one-process'])
    expect(stdout).toMatch(new RegExp(`^ +${what} +\\d+ +[\\d.]+ +[\\d.]+ +\\d+\\.\\d\\d × +[\\d.]+ s$`, 'm'));
  expect(stdout).toMatch(/^ +in all +[1-9][\d.]* +[1-9][\d.]* +[1-9][\d.]*$/m);
  for (const what of [
    'issue a loan',
    'until its e-mail is in the inbox',
    'return a loan',
    'search the catalogue',
    'sign in',
  ])
    expect(stdout).toMatch(new RegExp(`^ +${what} +[1-9]\\d* +[1-9]\\d* +[1-9]\\d* +5$`, 'm'));
});

test('npm run bench says which parts there are to one who asks for another', async () => {
  await expect(run(process.execPath, ['tools/run.mjs', 'bench', '--only', 'flows'])).rejects.toMatchObject({
    stderr: expect.stringContaining('flow, floor, one-process, human, memory'),
  });
});
