import { runChecks } from './lib/checks.mjs';
import { hasGo } from './lib/go-modules.mjs';
import { CHOICE_HELP, CHOICE_OPTIONS } from './lib/instance.mjs';
import { hasPython } from './lib/python.mjs';
import { setUp } from './lib/set-up.mjs';
import { bold, dim, Hint, readOptions, runCommand } from './lib/terminal.mjs';
import { pytest, vitest, withKubernetes, withTestLibrary } from './lib/test-run.mjs';

const PARTS = [
  'checks',
  'rules',
  'stores',
  'services',
  'analytics',
  'flows',
  'guarantees',
  'crash',
  'faults',
  'swap',
  'bench',
  'kubernetes',
];

/** What needs the whole library. */
const RUNNING = ['flows', 'guarantees', 'crash'];

/** Another broker and store under the same flows, two replicas of each app that has work of its own, and zero trust. */
const SWAP = { choices: { pubsub: 'redis', state: 'redis' }, replicas: 2, mtls: true };

const HELP = `npm test [-- options] [file …], or npm run e2e -- [options] for the flows alone

Runs the tests against a library of its own, started empty: the real sidecars, PostgreSQL and broker, on other ports
than those of npm start. The last line counts the tests.

  --only PART        ${PARTS.join(', ')}; several divided by commas
  --replicas N       of loans, books and notifications   (1)
  --mtls             as npm run stack has it
${CHOICE_HELP}`;

await runCommand(async () => {
  const { options, rest } = readOptions({ ...CHOICE_OPTIONS, only: 'value', replicas: 'value', mtls: 'flag' }, HELP);
  const { only, replicas = '1', mtls, ...choices } = options;
  const parts = only ? only.split(',') : PARTS;
  const unknown = parts.find((part) => !PARTS.includes(part));
  if (unknown) throw new Hint(`There is no part ${unknown}: ${PARTS.join(', ')}.`);
  const runtime = await setUp({ cli: false });

  const total = { passed: 0, failed: 0 };
  const add = ({ passed, failed }) => {
    total.passed += passed;
    total.failed += failed;
  };
  if (parts.includes('checks')) {
    console.log(`\n${bold('checks')}`);
    add(await runChecks());
  }
  if (parts.includes('rules')) add(await vitest('rules', rest));
  if (parts.some((part) => ['stores', 'services', 'analytics', ...RUNNING].includes(part))) {
    console.log(`\n${bold('a library for the tests')}`);
    await withTestLibrary(runtime, { choices, replicas: Number(replicas), mtls }, async ({ env, openApps }) => {
      if (parts.includes('stores')) add(await vitest('stores', rest, env));
      if (parts.includes('services')) add(await vitest('services', rest, env));
      if (parts.includes('analytics') && hasPython()) add(await pytest(rest, env));
      const running = RUNNING.filter((part) => parts.includes(part));
      if (running.length > 0) await openApps();
      for (const part of running) add(await vitest(part, rest, env));
    });
  }
  if (parts.includes('faults')) {
    console.log(`\n${bold('a library whose every link can be made slow or cut off')}`);
    await withTestLibrary(runtime, { faults: true }, async ({ env, openApps }) => {
      await openApps();
      add(await vitest('faults', rest, env));
    });
  }
  if (parts.includes('swap')) {
    console.log(`\n${bold('a library on another broker and store, with two replicas')}`);
    await withTestLibrary(runtime, SWAP, async ({ env, openApps }) => {
      await openApps();
      add(await vitest('flows', rest, env));
      add(await vitest('guarantees', rest, env));
      add(await vitest('zero-trust', rest, env));
    });
  }
  if (parts.includes('bench')) add(await vitest('commands', rest));
  if (parts.includes('kubernetes') && !hasGo())
    console.log(dim('\n– kubernetes: left out, since Go is missing, by which its API server is built'));
  else if (parts.includes('kubernetes')) {
    console.log(`\n${bold('a Kubernetes API server')}`);
    await withKubernetes(runtime, async ({ env }) => add(await vitest('kubernetes', rest, env)));
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
});
