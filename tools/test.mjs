import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Apps, endLeftovers } from './lib/apps.mjs';
import { prepareDatabases } from './lib/databases.mjs';
import { keepServers, postgresData, startServers, stopServers } from './lib/embedded-servers.mjs';
import { runChecks } from './lib/checks.mjs';
import { openInstance } from './lib/instance.mjs';
import { root } from './lib/paths.mjs';
import { readOwnerSecrets, readSecrets } from './lib/secrets.mjs';
import { setUp } from './lib/set-up.mjs';
import { bold, Hint, readOptions, runCommand, step } from './lib/terminal.mjs';

const PARTS = ['checks', 'rules', 'stores', 'flows', 'crash'];

/** Room for many requests, and no long wait for what a killed process left. */
const ENVIRONMENT = { RATE_LIMIT_PER_MINUTE: '1000000', RESERVATION_STALE_SECONDS: '8' };

const HELP = `npm test [-- options] [file …], or npm run e2e -- [options] for the flows alone

Runs the tests against a library of its own, started empty: the real sidecars, PostgreSQL and broker, on other ports
than those of npm start. The last line counts the tests.

  --only PART        ${PARTS.join(', ')}; several divided by commas
  --pubsub NAME      a folder of components/dapr/pubsub   (jetstream)
  --state NAME       a folder of components/dapr/state    (postgresql)`;

/** Runs one part's tests. @returns how many passed and failed. */
async function vitest(part, files, env) {
  console.log(`\n${bold(part)}`);
  const report = join(root, '.abonement', `tests-${part}.json`);
  rmSync(report, { force: true });
  const code = await new Promise((resolve) => {
    const args = [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--project',
      part,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...files,
    ];
    spawn(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } }).once(
      'close',
      resolve,
    );
  });
  let counts;
  try {
    counts = JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return { passed: 0, failed: 1 };
  }
  const { numPassedTests: passed, numFailedTests: failed } = counts;
  // A file that does not load has no test that could fail.
  return { passed, failed: code === 0 || failed > 0 ? failed : 1 };
}

await runCommand(async () => {
  const { options, rest } = readOptions({ only: 'value', pubsub: 'value', state: 'value', discovery: 'value' }, HELP);
  const { only, ...choices } = options;
  const parts = only ? only.split(',') : PARTS;
  const unknown = parts.find((part) => !PARTS.includes(part));
  if (unknown) throw new Hint(`There is no part ${unknown}: ${PARTS.join(', ')}.`);

  const runtime = await setUp({ cli: false });
  const instance = await openInstance('test', choices, ENVIRONMENT);
  if (instance.processes.running('supervisor')) throw new Hint('Tests are running already. `npm stop` ends them.');
  await endLeftovers(instance);
  await stopServers(instance);
  rmSync(postgresData(instance), { recursive: true, force: true });
  rmSync(instance.folder, { recursive: true, force: true });
  const fresh = await openInstance('test', choices, ENVIRONMENT);
  fresh.processes.note('supervisor', process.pid);

  const total = { passed: 0, failed: 0 };
  const add = ({ passed, failed }) => {
    total.passed += passed;
    total.failed += failed;
  };
  const apps = new Apps(fresh, runtime.daprd, { quiet: true });
  let leaveServers = async () => undefined;
  const end = async () => {
    await apps.stop();
    await leaveServers();
    await stopServers(fresh);
    fresh.processes.forget('supervisor');
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.once(signal, () => void end().then(() => process.exit(130)));

  try {
    if (parts.includes('checks')) {
      console.log(`\n${bold('checks')}`);
      add(await runChecks());
    }
    if (parts.includes('rules')) add(await vitest('rules', rest, {}));
    if (parts.some((part) => part !== 'rules' && part !== 'checks')) {
      console.log(`\n${bold('a library for the tests')}`);
      await startServers(fresh, runtime);
      leaveServers = keepServers(fresh, runtime);
      const { postgres: password } = readOwnerSecrets(fresh);
      const env = testEnvironment(fresh, password);
      if (parts.includes('stores')) add(await vitest('stores', rest, env));
      if (parts.includes('flows') || parts.includes('crash')) {
        await prepareDatabases(fresh);
        await step('services and their sidecars', (tell) => apps.start(tell));
        if (parts.includes('flows')) add(await vitest('flows', rest, env));
        if (parts.includes('crash')) add(await vitest('crash', rest, env));
      }
    }
  } finally {
    await end();
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
});

/** What the tests must know of the library that was started for them. */
function testEnvironment(instance, password) {
  const { 'first-admin': admin } = readSecrets(instance);
  const { ports, stack, processes } = instance;
  const gateway = stack.apps.find(({ id }) => id === 'gateway');
  return {
    TEST_POSTGRES_URL: `postgresql://postgres:${password}@127.0.0.1:${ports.postgres}`,
    TEST_GATEWAY_URL: `http://127.0.0.1:${gateway.port}`,
    TEST_INBOX_URL: `http://127.0.0.1:${ports.inbox}`,
    TEST_INBOX_FOLDER: join(instance.folder, 'inbox'),
    TEST_ADMIN: JSON.stringify(admin),
    TEST_ZIPKIN_PORT: String(ports.zipkin),
    TEST_PROCESSES: processes.file,
    TEST_BROKER: instance.choices.pubsub === 'jetstream' ? 'nats' : instance.choices.pubsub,
    TEST_APPS: JSON.stringify(
      Object.fromEntries(
        stack.apps.map(({ id, port, httpPort, env }) => [
          id,
          { port: Number(env.HEALTH_PORT ?? port), sidecarPort: httpPort },
        ]),
      ),
    ),
  };
}
