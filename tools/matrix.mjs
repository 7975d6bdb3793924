import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_CHOICES } from './lib/instance.mjs';
import { root } from './lib/paths.mjs';
import { setUp } from './lib/set-up.mjs';
import { bold, Hint, readOptions, runCommand } from './lib/terminal.mjs';
import { vitest, withTestLibrary } from './lib/test-run.mjs';

const HELP = `npm run matrix [-- options]

Runs the whole end-to-end suite over each choice of broker, store, discovery and secrets, on the real server of each, and
writes what it saw to docs/components.md. Takes about 40 minutes.

  --only NAME        one choice, as pubsub/kafka; several divided by commas`;

/** What cannot be run on one machine without more than this project sets up, and why. */
const NOT_RUN = {
  'discovery/kubernetes': 'needs a cluster',
  'secrets/kubernetes': 'needs a cluster',
  'secrets/vault': 'no Vault or OpenBao server is set up by this project',
};

const CHOICES = ['pubsub/jetstream', 'pubsub/redis', 'pubsub/rabbitmq', 'pubsub/kafka', 'pubsub/mqtt'];
const OTHERS = [
  'state/redis',
  'state/sqlite',
  'state/etcd',
  'discovery/mdns',
  'discovery/consul',
  'secrets/environment',
];

/** The tests behind each column of the brokers' table, by the words in their titles. */
const COLUMNS = [
  { head: 'end to end', project: 'flows', words: '' },
  { head: 'delivered twice, acts once', project: 'flows', words: 'comes three times' },
  { head: 'order per subject', project: 'guarantees', words: 'in their order' },
  { head: 'consumer killed', project: 'crash', words: 'kill -9 of notifications ' },
  { head: 'sidecar killed', project: 'crash', words: 'kill -9 of notifications-daprd' },
  { head: 'broker killed', project: 'crash', words: 'kill -9 of broker' },
  { head: 'dead letters', project: 'flows', words: 'dead letter' },
];
const CRASHES = 'kill -9 of (notifications|notifications-daprd|broker) ';

const START = '<!-- matrix: written by npm run matrix -->';
const END = '<!-- end of matrix -->';
const page = join(root, 'docs/components.md');

await runCommand(async () => {
  const { options } = readOptions({ only: 'value' }, HELP);
  const wanted = options.only?.split(',') ?? [...CHOICES, ...OTHERS];
  const unknown = wanted.find((choice) => ![...CHOICES, ...OTHERS].includes(choice));
  if (unknown) throw new Hint(`There is no ${unknown} in the matrix: ${[...CHOICES, ...OTHERS].join(', ')}.`);
  const runtime = await setUp({ cli: false });

  const rows = new Map();
  for (const choice of wanted) {
    console.log(`\n${bold(`── ${choice} ──`)}`);
    const [block, name] = choice.split('/');
    const choices = { [block]: name };
    try {
      rows.set(choice, CHOICES.includes(choice) ? await broker(runtime, choices) : await flowsOver(runtime, choices));
    } catch (error) {
      console.log(String(error.message ?? error));
      rows.set(choice, { failed: error.message?.split('\n')[0] ?? 'did not start' });
    }
  }
  report(rows, options.only === undefined);
  const failed = [...rows.values()].some((row) => row.failed !== undefined || row.flows?.failed > 0);
  process.exit(failed ? 1 : 0);
});

/** One broker: alone, with its consumers and itself killed, and with two replicas of each app that has work of its own. */
async function broker(runtime, choices) {
  const one = await withTestLibrary(runtime, { choices }, async ({ env, openApps }) => {
    await openApps();
    return {
      flows: await vitest('flows', [], env),
      guarantees: await vitest('guarantees', [], env),
      crash: await vitest('crash', ['-t', CRASHES], env),
    };
  });
  const two = await withTestLibrary(runtime, { choices, replicas: 2 }, async ({ env, openApps }) => {
    await openApps();
    return { flows: await vitest('flows', [], env), guarantees: await vitest('guarantees', ['-t', 'replica'], env) };
  });
  return { ...one, two };
}

async function flowsOver(runtime, choices) {
  return withTestLibrary(runtime, { choices }, async ({ env, openApps }) => {
    await openApps();
    return { flows: await vitest('flows', [], env) };
  });
}

/** The cell of a column: whether its tests passed, or that there were none. */
function verdict(run, words) {
  const asked = run.tests.filter(
    ({ title, status }) => `${title} `.includes(words) && status !== 'skipped' && status !== 'pending',
  );
  if (asked.length === 0) return run.failed > 0 ? '✗' : '–';
  return asked.every(({ status }) => status === 'passed') ? '✓' : '✗';
}

function report(rows, whole) {
  const brokers = [...rows].filter(([choice]) => CHOICES.includes(choice));
  const others = [...rows].filter(([choice]) => OTHERS.includes(choice));
  const tables = [];
  if (brokers.length > 0)
    tables.push(
      table(
        ['broker', ...COLUMNS.map(({ head }) => head), '10,000 waiting', 'two replicas', 'they share the work'],
        brokers.map(([choice, row]) => [choice.split('/')[1], ...brokerCells(row)]),
      ),
    );
  if (others.length > 0)
    tables.push(
      table(
        ['choice', 'end to end'],
        others.map(([choice, row]) => [choice, row.failed ?? passed(row.flows)]),
      ),
    );
  const left = Object.entries(NOT_RUN).map(([choice, why]) => [choice, `configured, not run: ${why}`]);
  if (whole) tables.push(table(['choice', ''], left));
  const text = tables.join('\n\n');
  console.log(`\n${text}`);
  if (!whole) return;
  const before = readFileSync(page, 'utf8');
  const from = before.indexOf(START);
  const to = before.indexOf(END);
  const date = new Date().toISOString().slice(0, 10);
  const defaults = Object.entries(DEFAULT_CHOICES)
    .map((pair) => pair.join('/'))
    .join(', ');
  const written = `${START}\n\nRun on ${date}; what a row does not name is the default (${defaults}).\n\n${text}\n\n`;
  writeFileSync(page, before.slice(0, from) + written + before.slice(to));
}

function brokerCells(row) {
  if (row.failed !== undefined) return [row.failed];
  const seconds = row.guarantees.tests.find(({ meta }) => meta?.seconds !== undefined)?.meta.seconds;
  const shared = row.two.guarantees.tests.find(({ meta }) => meta?.shared !== undefined)?.meta.shared;
  return [
    passed(row.flows),
    ...COLUMNS.slice(1).map(({ project, words }) => verdict(row[project], words)),
    seconds === undefined ? '✗' : `${seconds.toFixed(0)} s`,
    row.two.flows.failed + row.two.guarantees.failed === 0 ? '✓' : '✗',
    shared === undefined ? '✗' : shared ? 'yes' : 'no, one stands by',
  ];
}

const passed = ({ passed: good, failed }) => (failed === 0 ? `✓ ${good}` : `✗ ${failed} of ${good + failed}`);

function table(head, lines) {
  const row = (cells) => `| ${cells.join(' | ')} |`;
  return [row(head), row(head.map(() => '---')), ...lines.map(row)].join('\n');
}
