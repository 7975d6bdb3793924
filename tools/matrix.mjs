import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib/paths.mjs';
import { setUp } from './lib/set-up.mjs';
import { bold, Hint, readOptions, runCommand } from './lib/terminal.mjs';
import { vitest, withTestLibrary } from './lib/test-run.mjs';

const HELP = `npm run matrix [-- options]

Runs the whole end-to-end suite over each choice of broker, store, discovery and secrets, on the real server of each, and
writes what it saw to docs/components.md; then makes each part of the library slow, silent and away, and writes what
readers see to docs/faults.md. Takes about 50 minutes.

  --only NAME        one choice, as pubsub/kafka, or faults; several divided by commas`;

/** What cannot be run on one machine without more than this project sets up, and why. */
const NOT_RUN = {
  'discovery/kubernetes': 'needs a cluster',
  'secrets/kubernetes': 'needs a cluster',
  'secrets/vault':
    'OpenBao is not to be had as a Go module, and Vault 1.14, the last under the Mozilla licence, builds from its own but fails at its first request',
};

const CHOICES = ['pubsub/jetstream', 'pubsub/redis', 'pubsub/rabbitmq', 'pubsub/kafka', 'pubsub/mqtt'];
/** Whose component cannot be shared by replicas, as it says itself. */
const ALONE = ['pubsub/mqtt'];
const OTHERS = [
  'state/redis',
  'state/sqlite',
  'state/etcd',
  'discovery/mdns',
  'discovery/consul',
  'secrets/environment',
];

/** The tests behind columns of the brokers' table, from the second on, by the words in their titles. */
const COLUMNS = [
  { project: 'flows', words: 'comes three times' },
  { project: 'guarantees', words: 'in their order' },
  { project: 'crash', words: 'kill -9 of notifications ' },
  { project: 'crash', words: 'kill -9 of notifications-daprd' },
  { project: 'crash', words: 'kill -9 of broker' },
  { project: 'flows', words: 'dead letter' },
];
const CRASHES = 'kill -9 of (notifications|notifications-daprd|broker) ';

const START = '<!-- matrix: written by npm run matrix -->';
const END = '<!-- end of matrix -->';
const FAULTS = 'faults';

await runCommand(async () => {
  const { options } = readOptions({ only: 'value' }, HELP);
  const all = [...CHOICES, ...OTHERS, FAULTS];
  const wanted = options.only?.split(',') ?? all;
  const unknown = wanted.find((choice) => !all.includes(choice));
  if (unknown) throw new Hint(`There is no ${unknown} in the matrix: ${all.join(', ')}.`);
  const runtime = await setUp({ cli: false });

  let failures = 0;
  for (const [choice, why] of Object.entries(NOT_RUN)) writeRow(choice, [`configured, not run: ${why}`, '']);
  for (const choice of wanted.filter((one) => one !== FAULTS)) {
    console.log(`\n${bold(`── ${choice} ──`)}`);
    const cells = await run(runtime, choice).catch((error) => {
      console.log(String(error.message ?? error));
      return ['✗ did not start'];
    });
    // What a broker does not give is told, and no failure; that the library works on it is asked of each.
    if (cells[0].startsWith('✗')) failures += 1;
    writeRow(choice, [...cells, today()]);
  }
  if (wanted.includes(FAULTS)) failures += (await throughFaults(runtime)).failed;
  process.exit(failures > 0 ? 1 : 0);
});

/** Runs a choice. @returns what its row says, but for its name and the day. */
async function run(runtime, choice) {
  const [block, name] = choice.split('/');
  const choices = { [block]: name };
  if (CHOICES.includes(choice)) return brokerCells(await broker(runtime, choices));
  return [passed(await flowsOver(runtime, choices))];
}

/** One broker: alone, with its consumers and itself killed, and with two replicas of each app that has work of its own. */
async function broker(runtime, choices) {
  const one = await withTestLibrary(runtime, { choices }, async ({ env, openApps }) => {
    await openApps();
    return {
      flows: await vitest('flows', [], env),
      crash: await vitest('crash', ['-t', CRASHES], env),
      // Last: a broker that is not made for it may still be busy with ten thousand messages afterwards.
      guarantees: await vitest('guarantees', [], env),
    };
  });
  if (ALONE.includes(`pubsub/${choices.pubsub}`)) return one;
  const two = await withTestLibrary(runtime, { choices, replicas: 2 }, async ({ env, openApps }) => {
    await openApps();
    return { flows: await vitest('flows', [], env), guarantees: await vitest('guarantees', ['-t', 'replica'], env) };
  });
  return { ...one, two };
}

async function flowsOver(runtime, choices) {
  return withTestLibrary(runtime, { choices }, async ({ env, openApps }) => {
    await openApps();
    return vitest('flows', [], env);
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

function today() {
  return new Date().toISOString().slice(0, 10);
}

/** At once, so that a run that breaks off loses none. */
function writeRow(choice, cells) {
  const name = CHOICES.includes(choice) ? choice.split('/')[1] : choice;
  const row = `| ${[name, ...cells].join(' | ')} |`;
  console.log(`\n${row}`);
  const file = join(root, 'docs/components.md');
  const lines = readFileSync(file, 'utf8').split('\n');
  const start = lines.indexOf(START);
  const at = lines.findIndex((line, index) => index > start && line.startsWith(`| ${name} |`));
  if (at < 0) throw new Hint(`docs/components.md has no row for ${choice}. Add one behind “${START}”.`);
  writeFileSync(file, lines.with(at, row).join('\n'));
}

/** Between the marks of a page. */
function write(page, text) {
  const file = join(root, page);
  const before = readFileSync(file, 'utf8');
  writeFileSync(
    file,
    `${before.slice(0, before.indexOf(START))}${START}\n\n${text}\n\n${before.slice(before.indexOf(END))}`,
  );
}

/** Each part of the default library slow, silent and away, and what readers see of it. */
async function throughFaults(runtime) {
  console.log(`\n${bold('── faults ──')}`);
  const run = await withTestLibrary(runtime, { faults: true }, async ({ env, openApps }) => {
    await openApps();
    return vitest('faults', [], env);
  });
  const rows = run.tests.map(({ title, status, meta: { fault } = {} }) => [
    title,
    ...(status === 'passed' && fault
      ? [
          ...Object.values(fault.see),
          `${(fault.healthyAfterMs / 1000).toFixed(1)} s`,
          fault.calls === undefined ? '' : `${fault.calls} for ${fault.questions}`,
        ]
      : ['✗', '✗', '✗', '✗', '✗', '✗']),
  ]);
  const text = table(['fault', 'search', 'sign in', 'my loans', 'borrow', 'well after', 'calls for questions'], rows);
  console.log(`\n${text}`);
  write('docs/faults.md', `Run on ${today()}, with the default choices.\n\n${text}`);
  return run;
}

function brokerCells(row) {
  const seconds = row.guarantees.tests.find(({ meta }) => meta?.seconds !== undefined)?.meta.seconds;
  const shared = row.two?.guarantees.tests.find(({ meta }) => meta?.shared !== undefined)?.meta.shared;
  return [
    passed(row.flows),
    ...COLUMNS.map(({ project, words }) => verdict(row[project], words)),
    seconds === undefined ? '✗' : `${seconds.toFixed(0)} s`,
    ...(row.two
      ? [row.two.flows.failed + row.two.guarantees.failed === 0 ? '✓' : '✗', howShared(shared)]
      : ['–', 'no, run one']),
  ];
}

function howShared(shared) {
  if (shared === undefined) return '✗';
  return shared ? 'yes' : 'no, one stands by';
}

function passed({ passed: good, failed }) {
  return failed === 0 ? `✓ ${good}` : `✗ ${failed} of ${good + failed}`;
}

function table(head, lines) {
  const row = (cells) => `| ${cells.join(' | ')} |`;
  return [row(head), row(head.map(() => '---')), ...lines.map(row)].join('\n');
}
