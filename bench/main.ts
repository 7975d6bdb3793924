import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { home, root } from '../tools/bootstrap/paths.mjs';
import { runCommand, step } from '../tools/bootstrap/terminal.mjs';
import { countOption, readOptions } from '../tools/commands/options.ts';
import { asApp, type App } from '../tools/fleet/app.ts';
import { gatewayUrl, type Fleet } from '../tools/fleet/fleet.ts';
import { endProcess, until } from '../tools/fleet/processes.ts';
import { emptyFleet, RunningFleet } from '../tools/running/running-fleet.ts';
import { readSecrets } from '../tools/running/secrets.ts';
import { bundle, refreshBundles } from '../tools/setup/bundles.ts';
import { untilFollowedUp } from './follow-up.ts';
import { load, prepareWorld, type Contender } from './load.ts';
import { printMemory, printProcessorTime, printRates, type Turn } from './report.ts';
import { memory, processorTime } from './usage.ts';

const HELP = `npm run bench [-- options]

Measures how fast loans are issued, in one run and in turns, since machines are noisy:
read the ratios, not the numbers. Then the memory of each part.

  flow          POST /api/v1/loans through the gateway: five apps, their sidecars,
                PostgreSQL
  floor         the same hops through sidecars of the same kind, with handlers that do
                nothing
  one process   the same decision and the same SQL in one process, without Dapr

  --seconds N       how long each turn takes        (10)
  --rounds N        how many turns each has         (3)
  --warm-up N       seconds for each before that    (20)
  --connections N   how many requests at once       (8)`;

const ENVIRONMENT = { RATE_LIMIT_PER_MINUTE: '100000000', LOG_LEVEL: 'warn' };
const dist = join(home, 'bench-dist');

type Settings = { seconds: number; rounds: number; warmUp: number; connections: number };

await runCommand(async () => {
  const known = { seconds: 'value', rounds: 'value', 'warm-up': 'value', connections: 'value' } as const;
  const { options } = readOptions(known, HELP);
  const settings = {
    seconds: countOption('seconds', options.seconds, 10),
    rounds: countOption('rounds', options.rounds, 3),
    // Long enough for V8 to have compiled what is hot.
    warmUp: countOption('warm-up', options['warm-up'], 20),
    connections: countOption('connections', options.connections, 8),
  };
  await refreshBundles();
  await step('bundles of the bench', () =>
    bundle(
      ['floor', 'one-process'].map((name) => ({ in: join(root, 'bench', `${name}.ts`), out: name })),
      dist,
    ),
  );
  const empty = await emptyFleet('bench', { environment: ENVIRONMENT });
  const fleet = { ...empty, apps: [...empty.apps, ...floorApps(empty)] };
  const running = await RunningFleet.of(fleet);
  let single: SingleProcess | undefined;
  try {
    await running.startServers();
    await running.startApps();
    single = await startSingleProcess(fleet);
    await measureAll(fleet, single.url, settings);
  } finally {
    if (single?.child.pid !== undefined) await endProcess(single.child.pid);
    await running.stop();
  }
  process.exit();
});

async function measureAll(fleet: Fleet, singleUrl: string, settings: Settings): Promise<void> {
  const { seconds, rounds, warmUp, connections } = settings;
  const world = await step('readers and books', () => prepareWorld(fleet));
  const contenders = new Map<string, Contender>([
    ['flow', { url: gatewayUrl(fleet), nextRequest: world.nextLoan }],
    ['floor', { url: floorUrl(fleet), nextRequest: world.sameLoan }],
    ['one process', { url: singleUrl, nextRequest: world.nextLoan }],
  ]);
  const turn = async (contender: Contender, seconds: number): Promise<Turn> => {
    const before = processorTime(fleet);
    const done = await load(contender, { connections, seconds });
    await untilFollowedUp(fleet, world.loans());
    const after = processorTime(fleet);
    if (!before || !after) return done;
    const used = [...after].map(
      ([name, ms]) => [name, (ms - (before.get(name) ?? 0)) / done.latencies.length] as const,
    );
    return { ...done, processorMs: new Map(used) };
  };
  for (const [name, contender] of contenders) await step(`${name}, warming up`, () => turn(contender, warmUp));
  const measured = new Map<string, Turn[]>([...contenders.keys()].map((name) => [name, []]));
  for (let round = 1; round <= rounds; round += 1)
    for (const [name, contender] of contenders)
      measured.get(name)?.push(await step(`${name}, turn ${round} of ${rounds}`, () => turn(contender, seconds)));
  printRates(measured, connections);
  printProcessorTime(measured);
  printMemory(memory(fleet));
}

/** As dapr.yaml would name them. */
function floorApps({ portShift }: Fleet): App[] {
  return ['gateway', 'loans', 'users-rpc', 'books'].map((role, index) =>
    asApp(
      {
        appID: `floor-${role}`,
        appDirPath: 'apps/loans',
        command: ['node', '--enable-source-maps', join(dist, 'floor.js')],
        appProtocol: role === 'users-rpc' ? 'grpc' : 'http',
        appPort: 18151 + index,
        enableAppHealthCheck: false,
        appHealthCheckPath: '/healthz',
        appHealthProbeInterval: 5,
        daprHTTPPort: 18251 + index,
        daprGRPCPort: 18351 + index,
        daprInternalGRPCPort: 18451 + index,
        metricsPort: 18551 + index,
        env: {
          NODE_ENV: 'production',
          FLOOR_ROLE: role,
          APP_PORT: String(18151 + index),
          HEALTH_PORT: String(18161 + index),
        },
      },
      { portShift },
    ),
  );
}

function floorUrl({ apps }: Fleet): string {
  return `http://127.0.0.1:${apps.find(({ id }) => id === 'floor-gateway')?.ports.app}`;
}

type SingleProcess = { child: ChildProcess; url: string };

async function startSingleProcess(fleet: Fleet): Promise<SingleProcess> {
  const secrets = readSecrets(fleet);
  const port = 18170 + fleet.portShift;
  const databases = Object.fromEntries(
    ['users', 'books', 'loans'].map((service) => [service, secrets[`${service}-database-url`]]),
  );
  const child = spawn(process.execPath, [join(dist, 'one-process.js')], {
    cwd: join(root, 'apps/users'),
    stdio: 'ignore',
    detached: true,
    env: { ...process.env, NODE_ENV: 'production', PORT: String(port), DATABASES: JSON.stringify(databases) },
  });
  fleet.processes.record('one-process', child.pid);
  const url = `http://127.0.0.1:${port}`;
  await until(async () => (await fetch(`${url}/readyz`)).ok, 'the one process', 20);
  return { child, url };
}
