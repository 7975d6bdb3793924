import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = promisify(execFile);
const SHORT = ['--seconds', '1', '--rounds', '1', '--warm-up', '1', '--connections', '2'];

test('npm run bench measures the flow, its floor and one process, and gives the ratios', async () => {
  const { stdout } = await run(process.execPath, ['tools/run.mjs', 'bench', ...SHORT], { timeout: 240_000 });
  for (const what of ['flow', 'floor', 'one process'])
    expect(stdout).toMatch(new RegExp(`^ +${what} +\\d+ +[\\d.]+ +[\\d.]+ +\\d+\\.\\d\\d ×$`, 'm'));
});
