import { expect, test } from 'vitest';
import { brokerCells } from './matrix-tables.ts';
import type { TestResult, VitestRun } from './runners.ts';

const run = (...tests: TestResult[]): VitestRun => ({
  passed: tests.length,
  failures: tests.filter(({ status }) => status === 'failed').map(({ title }) => title),
  tests,
});
const backlog = (status: string): TestResult => ({
  title: 'a backlog of messages that waited for their consumer is all handled',
  status,
  meta: { seconds: 41.7 },
});
const another: TestResult = { title: 'an event that always fails', status: 'passed', meta: { seconds: 3 } };
const cellsOf = (guarantees: VitestRun, two?: VitestRun) =>
  brokerCells({ flows: run(), crash: run(), guarantees, ...(two && { two: { flows: run(), guarantees: two } }) });

test('the time for the backlog is that of its own test, whatever else was timed', () => {
  expect(cellsOf(run(another, backlog('passed')))).toContain('42 s');
});

test('a backlog that was not handled has no time', () => {
  const cells = cellsOf(run(another, backlog('failed')));
  expect(cells.at(-3)).toBe('✗');
  expect(cellsOf(run(another)).at(-3)).toBe('✗');
});

test('whether replicas share the work is said by a test that passed', () => {
  const dying = { title: 'when a replica and its sidecar die, the other one carries on', meta: { shared: true } };
  expect(cellsOf(run(), run({ ...dying, status: 'passed' })).at(-1)).toBe('yes');
  expect(cellsOf(run(), run({ ...dying, status: 'failed' })).at(-1)).toBe('✗');
});
