import { hasGo } from '../bootstrap/go.mjs';
import { hasPython } from '../bootstrap/python.mjs';
import { bold, dim, runCommand, UserError } from '../bootstrap/terminal.mjs';
import { CHOICE_OPTIONS, choiceHelp } from '../fleet/choices.ts';
import type { FleetOptions } from '../fleet/fleet.ts';
import { runChecks } from '../testing/checks.ts';
import { addCounts, type Counts } from '../testing/counts.ts';
import { pytest, vitest } from '../testing/runners.ts';
import { withKubernetes, withTestFleet } from '../testing/test-fleet.ts';
import { countOption, readOptions } from './options.ts';

const PARTS = [
  'checks',
  'rules',
  'stores',
  'services',
  'analytics',
  'flows',
  'pages',
  'guarantees',
  'crash',
  'faults',
  'swap',
  'bench',
  'kubernetes',
] as const;
type Part = (typeof PARTS)[number];

/** What needs PostgreSQL, and what needs the apps too. */
const ON_POSTGRES = ['stores', 'services'] as const;
const ON_APPS = ['flows', 'pages', 'guarantees', 'crash'] as const;

/** Another broker and store under the same flows, two replicas of each app that has work of its own, and zero trust. */
const SWAP: FleetOptions = { choices: { pubsub: 'redis', state: 'redis' }, replicas: 2, mtls: true };
/** The ten thousand of the default are for the default broker, and for `npm run matrix`. */
const SWAP_ENV = { BACKLOG: '2000' };

const HELP = `npm test [-- options] [file …], or npm run e2e -- [options] for the flows alone

Runs the tests against a fleet of their own, started empty: the real sidecars, PostgreSQL
and broker, on other ports than those of npm start. The last line counts the tests.

  --only PART        one or several, divided by commas:
                     ${PARTS.slice(0, 7).join(', ')},
                     ${PARTS.slice(7).join(', ')}
  --replicas N       of loans, books and notifications   (1)
  --mtls             as npm run stack has it
${choiceHelp()}`;

await runCommand(async () => {
  const { options, rest } = readOptions({ ...CHOICE_OPTIONS, only: 'value', replicas: 'value', mtls: 'flag' }, HELP);
  const { only, replicas, mtls = false, ...choices } = options;
  const parts = partsOf(only);
  const { passed, failures } = addCounts([
    ...(await withoutFleet(parts, rest)),
    ...(await onFleet(parts, rest, { choices, replicas: countOption('replicas', replicas, 1), mtls })),
    ...(await onOtherFleets(parts, rest)),
    ...(parts.has('bench') ? [await vitest('commands', rest)] : []),
    ...(parts.has('kubernetes') ? await onKubernetes(rest) : []),
  ]);
  if (failures.length > 0) console.log(['', bold('What failed'), ...failures.map((name) => `  ✗ ${name}`)].join('\n'));
  console.log(`\n${passed} passed, ${failures.length} failed`);
  process.exit(failures.length > 0 || passed === 0 ? 1 : 0);
});

function partsOf(only: string | undefined): Set<Part> {
  if (only === undefined) return new Set(PARTS);
  return new Set(
    only.split(',').map((name) => {
      const part = PARTS.find((known) => known === name);
      if (!part) throw new UserError(`There is no part ${name}: ${PARTS.join(', ')}.`);
      return part;
    }),
  );
}

async function withoutFleet(parts: Set<Part>, rest: string[]): Promise<Counts[]> {
  const counts: Counts[] = [];
  if (parts.has('checks')) {
    console.log(`\n${bold('checks')}`);
    counts.push(await runChecks());
  }
  if (parts.has('rules')) counts.push(await vitest('rules', rest));
  return counts;
}

async function onFleet(parts: Set<Part>, rest: string[], options: FleetOptions): Promise<Counts[]> {
  const onPostgres = ON_POSTGRES.filter((part) => parts.has(part));
  const onApps = ON_APPS.filter((part) => parts.has(part));
  const analytics = parts.has('analytics') && hasPython();
  if (onPostgres.length + onApps.length === 0 && !analytics) return [];
  console.log(`\n${bold('a fleet for the tests')}`);
  return withTestFleet(options, async ({ env, startApps }) => {
    const counts: Counts[] = [];
    for (const part of onPostgres) counts.push(await vitest(part, rest, env));
    if (analytics) counts.push(await pytest(rest, env));
    if (onApps.length > 0) await startApps();
    for (const part of onApps) counts.push(await vitest(part, rest, env));
    return counts;
  });
}

async function onOtherFleets(parts: Set<Part>, rest: string[]): Promise<Counts[]> {
  const run = (what: string, options: FleetOptions, projects: string[], more: NodeJS.ProcessEnv = {}) => {
    console.log(`\n${bold(what)}`);
    return withTestFleet(options, async ({ env, startApps }) => {
      await startApps();
      const counts: Counts[] = [];
      for (const project of projects) counts.push(await vitest(project, rest, { ...env, ...more }));
      return counts;
    });
  };
  return [
    ...(parts.has('faults')
      ? await run('a fleet whose every link can be made slow or cut off', { faults: true }, ['faults'])
      : []),
    ...(parts.has('swap')
      ? await run(
          'a fleet on another broker and store, with two replicas',
          SWAP,
          ['swapped-flows', 'guarantees', 'zero-trust'],
          SWAP_ENV,
        )
      : []),
  ];
}

async function onKubernetes(rest: string[]): Promise<Counts[]> {
  if (!hasGo()) {
    console.log(dim('\n– kubernetes: left out, since Go is missing, by which its API server is built'));
    return [];
  }
  console.log(`\n${bold('a Kubernetes API server')}`);
  return [await withKubernetes((env) => vitest('kubernetes', rest, env))];
}
