// What npm run matrix writes into the pages.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../bootstrap/paths.mjs';
import { UserError } from '../bootstrap/terminal.mjs';
import type { Counts } from './counts.ts';
import type { TestResult, VitestRun } from './runners.ts';

export type BrokerRuns = {
  flows: VitestRun;
  crash: VitestRun;
  guarantees: VitestRun;
  /** With two replicas, where a broker's component can be shared. */
  two?: { flows: VitestRun; guarantees: VitestRun };
};

/** The tests behind columns of the brokers' table, from the second on, by the words in their titles. */
const COLUMNS = [
  { project: 'flows', words: 'comes three times' },
  { project: 'guarantees', words: 'in their order' },
  { project: 'crash', words: 'kill -9 of notifications ' },
  { project: 'crash', words: 'kill -9 of notifications-daprd' },
  { project: 'crash', words: 'kill -9 of broker' },
  { project: 'flows', words: 'dead letter' },
] as const;

/** The tests that measure something, by the same. */
const BACKLOG = 'a backlog of messages';
const SHARED_WORK = 'a replica and its sidecar die';

const COMPONENTS = 'docs/components.md';
const FAULTS = 'docs/faults.md';
const START = '<!-- matrix: written by npm run matrix -->';
const END = '<!-- end of matrix -->';

/** At once, so that a run that breaks off loses none. @throws UserError where the page has no row for it */
export function writeRow(choice: string, cells: readonly string[]): void {
  const name = choice.replace('pubsub/', '');
  const row = tableRow([name, ...cells]);
  console.log(`\n${row}`);
  const file = join(root, COMPONENTS);
  const lines = readFileSync(file, 'utf8').split('\n');
  const start = lines.indexOf(START);
  const at = lines.findIndex((line, index) => index > start && line.startsWith(`| ${name} |`));
  if (at < 0) throw new UserError(`${COMPONENTS} has no row for ${choice}. Add one behind “${START}”.`);
  writeFileSync(file, lines.with(at, row).join('\n'));
}

/** Between the marks of the page about faults. */
export function writeFaults(text: string): void {
  const file = join(root, FAULTS);
  const before = readFileSync(file, 'utf8');
  const [head, tail] = [before.slice(0, before.indexOf(START)), before.slice(before.indexOf(END))];
  writeFileSync(file, `${head}${START}\n\n${text}\n\n${tail}`);
}

/** A broker's row, but for its name and the day. */
export function brokerCells({ two, ...one }: BrokerRuns): string[] {
  const seconds = measured(one.guarantees, BACKLOG)?.seconds;
  return [
    passed(one.flows),
    ...COLUMNS.map(({ project, words }) => verdict(one[project], words)),
    seconds === undefined ? '✗' : `${seconds.toFixed(0)} s`,
    ...(two
      ? [two.flows.failures.length + two.guarantees.failures.length === 0 ? '✓' : '✗', howShared(two.guarantees)]
      : ['–', 'no, run one']),
  ];
}

/** What readers see of each fault. */
export function faultTable({ tests }: VitestRun): string {
  const head = ['fault', 'search', 'sign in', 'my loans', 'borrow', 'well after', 'calls for questions'];
  return [head, head.map(() => '---'), ...tests.map((test) => faultCells(test, head.length))].map(tableRow).join('\n');
}

function faultCells({ title, status, meta }: TestResult, columns: number): string[] {
  const fault = meta?.fault;
  if (status !== 'passed' || !fault) return [title, ...Array.from({ length: columns - 1 }, () => '✗')];
  return [
    title,
    ...Object.values(fault.see),
    `${(fault.healthyAfterMs / 1000).toFixed(1)} s`,
    fault.calls === undefined ? '' : `${fault.calls} for ${fault.questions}`,
  ];
}

/** Whether the tests with these words in their titles passed, or that there were none. */
function verdict(run: VitestRun, words: string): string {
  const asked = run.tests.filter(
    ({ title, status }) => `${title} `.includes(words) && status !== 'skipped' && status !== 'pending',
  );
  if (asked.length === 0) return run.failures.length > 0 ? '✗' : '–';
  return asked.every(({ status }) => status === 'passed') ? '✓' : '✗';
}

/** What the test with these words in its title has measured, if it passed. */
const measured = ({ tests }: VitestRun, words: string): TestResult['meta'] =>
  tests.find(({ title, status }) => title.includes(words) && status === 'passed')?.meta;

function howShared(run: VitestRun): string {
  const shared = measured(run, SHARED_WORK)?.shared;
  if (shared === undefined) return '✗';
  return shared ? 'yes' : 'no, one stands by';
}

export const passed = ({ passed: done, failures }: Counts): string =>
  failures.length === 0 ? `✓ ${done}` : `✗ ${failures.length} of ${done + failures.length}`;

const tableRow = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
