import { bold, runCommand, UserError } from '../bootstrap/terminal.mjs';
import type { FleetOptions } from '../fleet/fleet.ts';
import { vitest, type VitestRun } from '../testing/runners.ts';
import { withTestFleet } from '../testing/test-fleet.ts';
import { brokerCells, faultTable, passed, writeFaults, writeRow, type BrokerRuns } from '../testing/matrix-tables.ts';
import { readOptions } from './options.ts';

const HELP = `npm run matrix [-- options]

Runs the whole end-to-end suite over each choice of broker, store, discovery and secrets,
on the real server of each, and writes what it saw to docs/components.md; then makes each
part of the library slow, silent and away, and writes what readers see to docs/faults.md.
Takes about 50 minutes.

  --only NAME        one choice, as pubsub/kafka, or faults; several divided by commas`;

/** What cannot be run on one machine without more than this project sets up, and why. */
const NOT_RUN: Record<string, string> = {
  'discovery/kubernetes': 'needs a cluster',
  'secrets/kubernetes': 'needs a cluster',
  'secrets/vault':
    'OpenBao is not to be had as a Go module, and Vault 1.14, the last under the Mozilla licence, builds from its own but fails at its first request',
};

const BROKERS = ['pubsub/jetstream', 'pubsub/redis', 'pubsub/rabbitmq', 'pubsub/kafka', 'pubsub/mqtt'];
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
const FAULTS = 'faults';

const CRASHES = 'kill -9 of (notifications|notifications-daprd|broker) ';

await runCommand(async () => {
  const { options } = readOptions({ only: 'value' }, HELP);
  const all = [...BROKERS, ...OTHERS, FAULTS];
  const wanted = options.only?.split(',') ?? all;
  const unknown = wanted.find((choice) => !all.includes(choice));
  if (unknown !== undefined) throw new UserError(`There is no ${unknown} in the matrix: ${all.join(', ')}.`);

  let failures = 0;
  for (const [choice, why] of Object.entries(NOT_RUN)) writeRow(choice, [`configured, not run: ${why}`, '']);
  for (const choice of wanted.filter((one) => one !== FAULTS)) {
    console.log(`\n${bold(`── ${choice} ──`)}`);
    const cells = await runChoice(choice).catch((error: unknown) => {
      console.log(error instanceof Error ? error.message : error);
      return ['✗ did not start'];
    });
    // What a broker does not give is told, and no failure; that the library works on it is asked of each.
    if (cells[0]?.startsWith('✗')) failures += 1;
    writeRow(choice, [...cells, today()]);
  }
  if (wanted.includes(FAULTS)) failures += await runFaults();
  process.exit(failures > 0 ? 1 : 0);
});

/** @returns what its row says, but for its name and the day */
async function runChoice(choice: string): Promise<string[]> {
  const [block = '', name] = choice.split('/');
  const choices = { [block]: name };
  if (BROKERS.includes(choice)) return brokerCells(await runBroker(choices, !ALONE.includes(choice)));
  return [passed(await onApps({ choices }, (env) => vitest('flows', [], env)))];
}

/** One broker: alone, with its consumers and itself killed, and with two replicas of each app that has work of its own. */
async function runBroker(choices: NonNullable<FleetOptions['choices']>, isShared: boolean): Promise<BrokerRuns> {
  const one = await onApps({ choices }, async (env) => ({
    flows: await vitest('flows', [], env),
    crash: await vitest('crash', ['-t', CRASHES], env),
    // Last: a broker that is not made for it may still be busy with ten thousand messages afterwards.
    guarantees: await vitest('guarantees', [], env),
  }));
  if (!isShared) return one;
  const two = await onApps({ choices, replicas: 2 }, async (env) => ({
    flows: await vitest('flows', [], env),
    guarantees: await vitest('guarantees', ['-t', 'replica'], env),
  }));
  return { ...one, two };
}

/** Each part of the default fleet slow, silent and away, and what readers see of it. @returns how many tests failed */
async function runFaults(): Promise<number> {
  console.log(`\n${bold('── faults ──')}`);
  const run: VitestRun = await onApps({ faults: true }, (env) => vitest('faults', ['tests/faults'], env));
  const table = faultTable(run);
  console.log(`\n${table}`);
  writeFaults(`Run on ${today()}, with the default choices.\n\n${table}`);
  return run.failures.length;
}

function onApps<T>(options: FleetOptions, work: (env: NodeJS.ProcessEnv) => Promise<T>): Promise<T> {
  return withTestFleet(options, async ({ env, startApps }) => {
    await startApps();
    return work(env);
  });
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
