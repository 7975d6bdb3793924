import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

/** What a terminal shows in a line that is split in two on most screens. */
const WIDTH = 100;

const run = (...args: string[]) => spawnSync(process.execPath, ['tools/run.mjs', ...args], { encoding: 'utf8' });

const commands = [...run('no-such-command').stderr.matchAll(/^ {2}([a-z]+) {2,}/gm)].map(([, name = '']) => name);

test('an unknown command is refused with the list of those that there are', () => {
  expect(commands).toEqual(expect.arrayContaining(['start', 'stop', 'reset', 'setup', 'test', 'import', 'check']));
  expect(run('no-such-command').status).toBe(1);
});

test.each(commands)('%s --help says what it does, in lines that fit a terminal', (command) => {
  const { stdout, status } = run(command, '--help');
  expect(status).toBe(0);
  expect(stdout).toMatch(/^npm (run |start|stop|test)/);
  expect(stdout.split('\n').filter((line) => line.length > WIDTH)).toEqual([]);
});
