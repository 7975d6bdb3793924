import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { home, root } from '../tools/bootstrap/paths.mjs';
import { runCommand, step, UserError } from '../tools/bootstrap/terminal.mjs';
import { countOption, readOptions } from '../tools/commands/options.ts';
import { asApp, type App } from '../tools/fleet/app.ts';
import { appEntry } from '../tools/fleet/dapr-yaml.ts';
import { gatewayUrl, type Fleet } from '../tools/fleet/fleet.ts';
import { endProcess, until } from '../tools/fleet/processes.ts';
import { emptyFleet, RunningFleet } from '../tools/running/running-fleet.ts';
import { readSecrets } from '../tools/running/secrets.ts';
import { bundle, refreshBundles } from '../tools/setup/bundles.ts';
import { untilFollowedUp } from './follow-up.ts';
import { DESKS, measureHumanLoad, PER_SECOND, scansAtDesks } from './human.ts';
import { closedLoop } from './load.ts';
import { lentInNight, measureNight } from './night.ts';
import type { NightKind } from './night-world.ts';
import { printMemory, printNight, printProcessorTime, printRates, printWaits, type Turn } from './report.ts';
import { memory, processorTime } from './usage.ts';
import { prepareWorld, type BenchRequest, type World } from './world.ts';

const HELP = `npm run bench [-- options]

Measures the library on a fleet of its own. Machines are noisy: compare the processor
time for one loan, and ratios, rather than rates.

  flow          POST /api/v1/loans through the gateway, and all that follows from it:
                apps, their sidecars, PostgreSQL, the broker, the e-mail
  floor         the same hops through sidecars of the same kind, with handlers that do
                nothing
  one-process   the same decision and the same SQL in one process, without Dapr
  human         how long people wait when ${PER_SECOND} of them come each second, whether those
                before them have been answered or not: issue, return (also what somebody
                waits for), search, sign in; and until the e-mail is in the inbox. Then
                ${DESKS} desks at once, at the speed of people
  memory        of each app, sidecar and server
  night         the jobs of a night over many loans, while desks lend; only where it is
                asked for: a million take a quarter of an hour, most of it to make them

The first three take turns, in one run.

  --only A,B        measure these parts only        (all but night)
  --loans N         how many loans the night has     (1000000)
  --backlog         the jobs have not run for weeks
  --seconds N       how long each turn takes        (10)
  --rounds N        how many turns each has         (3); each kind of human request
                    goes on for as long as all turns of one part
  --warm-up N       seconds for each before that    (60)
  --connections N   how many requests at once       (8)`;

/** Those who ask are signed in once, for longer than a night takes. */
const ENVIRONMENT = { RATE_LIMIT_PER_MINUTE: '100000000', LOG_LEVEL: 'warn', ACCESS_TOKEN_SECONDS: '7200' };
const dist = join(home, 'bench-dist');

const CONTENDERS = ['flow', 'floor', 'one-process'] as const;
const USUAL = [...CONTENDERS, 'human', 'memory'] as const;
const PARTS = [...USUAL, 'night'] as const;
type Part = (typeof PARTS)[number];

/** More loans than this in a second need a faster machine than any that the bench has seen. */
const MOST_LOANS_PER_SECOND = 200;
/** Of the warm-up: what a search and a sign-in need, which share most code with the loans. */
const OTHERS_WARM_UP = 0.15;

type Settings = {
  parts: ReadonlySet<Part>;
  seconds: number;
  rounds: number;
  warmUp: number;
  connections: number;
  loans: number;
  night: NightKind;
};

await runCommand(async () => {
  const known = {
    only: 'value',
    seconds: 'value',
    rounds: 'value',
    'warm-up': 'value',
    connections: 'value',
    loans: 'value',
    backlog: 'flag',
  } as const;
  const { options } = readOptions(known, HELP);
  const settings = {
    parts: partsOf(options.only),
    seconds: countOption('seconds', options.seconds, 10),
    rounds: countOption('rounds', options.rounds, 3),
    // Long enough for V8 to have compiled what is hot.
    warmUp: countOption('warm-up', options['warm-up'], 60),
    connections: countOption('connections', options.connections, 8),
    loans: countOption('loans', options.loans, 1_000_000),
    night: options.backlog ? ('backlog' as const) : ('usual' as const),
  };
  await refreshBundles();
  await step('bundles of the bench', () =>
    bundle(
      ['floor', 'one-process'].map((name) => ({ in: join(root, 'bench', `${name}.ts`), out: name })),
      dist,
    ),
  );
  const empty = await emptyFleet('bench', { environment: ENVIRONMENT, jobsWait: settings.parts.has('night') });
  const fleet = settings.parts.has('floor') ? { ...empty, apps: [...empty.apps, ...floorApps(empty)] } : empty;
  const running = await RunningFleet.of(fleet);
  let single: SingleProcess | undefined;
  try {
    await running.startServers();
    await running.startApps();
    if (settings.parts.has('one-process')) single = await startSingleProcess(fleet);
    await measureAll(fleet, single?.url, settings);
  } finally {
    if (single?.child.pid !== undefined) await endProcess(single.child.pid);
    await running.stop();
  }
  process.exit();
});

function partsOf(only: string | undefined): Set<Part> {
  if (only === undefined) return new Set(USUAL);
  return new Set(
    only.split(',').map((name) => {
      const part = PARTS.find((known) => known === name);
      if (!part) throw new UserError(`The bench has no part “${name}”. There are: ${PARTS.join(', ')}.`);
      return part;
    }),
  );
}

async function measureAll(fleet: Fleet, singleUrl: string | undefined, settings: Settings): Promise<void> {
  const { parts, seconds, rounds, warmUp } = settings;
  const world = await step('readers and books', () => prepareWorld(fleet, mostLoans(settings)));
  const flow: Contender = { url: gatewayUrl(fleet), nextRequest: () => world.nextLoan().request };
  const contenders = new Map<string, Contender>();
  if (parts.has('flow')) contenders.set('flow', flow);
  if (parts.has('floor'))
    contenders.set('floor', { url: floorUrl(fleet), nextRequest: () => world.sameLoan().request });
  if (singleUrl !== undefined)
    contenders.set('one-process', { url: singleUrl, nextRequest: () => world.nextLoan().request });
  const turn = (contender: Contender, seconds: number) => takeTurn(fleet, world, contender, { ...settings, seconds });

  if (parts.has('human') && !parts.has('flow')) await step('warming up', () => turn(flow, warmUp));
  for (const [name, contender] of contenders) await step(`${name}, warming up`, () => turn(contender, warmUp));
  const measured = new Map<string, Turn[]>([...contenders.keys()].map((name) => [name, []]));
  for (let round = 1; round <= rounds; round += 1)
    for (const [name, contender] of contenders)
      measured.get(name)?.push(await step(`${name}, turn ${round} of ${rounds}`, () => turn(contender, seconds)));
  if (measured.size > 0) {
    printRates(measured, settings.connections);
    printProcessorTime(measured);
  }
  if (parts.has('human')) {
    const times = { seconds: seconds * rounds, warmUp: Math.ceil(warmUp * OTHERS_WARM_UP) };
    printWaits(await step('people', () => measureHumanLoad(fleet, world, times)), PER_SECOND);
  }
  if (parts.has('night')) {
    const night = { loans: settings.loans, kind: settings.night, seconds: seconds * rounds };
    printNight(await measureNight(fleet, world, night));
  }
  if (parts.has('memory')) printMemory(memory(fleet));
}

function mostLoans({ parts, seconds, rounds, warmUp, loans }: Settings): number {
  const lending = [...parts].filter((part) => part === 'flow' || part === 'one-process').length;
  const atFullSpeed = lending * (seconds * rounds + warmUp) + (parts.has('human') && !parts.has('flow') ? warmUp : 0);
  const inNight = parts.has('night') ? lentInNight(loans) : 0;
  const byPeople = PER_SECOND * seconds * rounds + scansAtDesks(seconds * rounds);
  return MOST_LOANS_PER_SECOND * atFullSpeed + byPeople + inNight;
}

/** Whoever answers requests for loans. */
type Contender = { url: string; nextRequest: () => BenchRequest };

async function takeTurn(
  fleet: Fleet,
  world: World,
  { url, nextRequest }: Contender,
  { connections, seconds }: Settings,
): Promise<Turn> {
  const before = processorTime(fleet);
  const done = await closedLoop(url, nextRequest, { connections, seconds });
  const answered = performance.now();
  await untilFollowedUp(fleet, world.loans());
  const followedMs = performance.now() - answered;
  const after = processorTime(fleet);
  if (!before || !after) return { ...done, followedMs };
  const used = [...after].map(([name, ms]) => [name, (ms - (before.get(name) ?? 0)) / done.latencies.length] as const);
  return { ...done, followedMs, processorMs: new Map(used) };
}

/** As dapr.yaml would name them. */
function floorApps({ portShift }: Fleet): App[] {
  return ['gateway', 'loans', 'users-rpc', 'books'].map((role, index) =>
    asApp(
      appEntry.parse({
        appID: `floor-${role}`,
        appDirPath: 'apps/loans',
        command: ['node', '--enable-source-maps', join(dist, 'floor.js')],
        appProtocol: role === 'users-rpc' ? 'grpc' : 'http',
        appPort: 18151 + index,
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
      }),
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
