import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const table = readFileSync('docs/asvs.md', 'utf8');
const required = readFileSync('tests/architecture/asvs-5.0-level-2.txt', 'utf8').trim().split('\n');

const rows = [...table.matchAll(/^\| (\d+\.\d+\.\d+) \| (.*) \| (.*) \| (.*) \|$/gm)].map(
  ([, number = '', asks = '', state = '', answer = '']) => ({ number, asks, state, answer }),
);
const STATES = ['met', 'not applicable', 'open'];

test('each requirement of levels 1 and 2 is answered once, in the order of the standard', () => {
  expect(required).toHaveLength(253);
  expect(rows.map(({ number }) => number)).toEqual(required);
});

test('each answer is met, not applicable or open, and says how, why or what is missing', () => {
  expect(rows.filter(({ state, asks, answer }) => !STATES.includes(state) || asks === '' || answer === '')).toEqual([]);
});

test('the numbers at the top are those of the table', () => {
  const [met, notApplicable, open] = STATES.map((state) => rows.filter((row) => row.state === state).length);
  expect(table).toContain(
    `Of ${rows.length} requirements, ${met} are met, ${notApplicable} do not apply, and ${open} are open.`,
  );
});

test('each file that answers one is there', () => {
  const named = rows.flatMap(({ number, answer }) =>
    [...answer.matchAll(/`([^`]+)`/g)].map(([, file = '']) => ({ number, file })),
  );
  const files = named.filter(({ file }) => /^[\w.@-]+(\/[\w.@-]+)+$/.test(file));
  expect(files.length).toBeGreaterThan(150);
  expect(files.filter(({ file }) => !existsSync(file))).toEqual([]);
});
