import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runChecks } from './lib/checks.mjs';
import { CHOICE_HELP, CHOICE_OPTIONS } from './lib/instance.mjs';
import { emptyInstance, Library } from './lib/library.mjs';
import { root } from './lib/paths.mjs';
import { firstAdmin, readOwnerSecrets } from './lib/secrets.mjs';
import { setUp } from './lib/set-up.mjs';
import { bold, Hint, readOptions, runCommand } from './lib/terminal.mjs';
import { brokerOf } from './servers/index.mjs';

const PARTS = ['checks', 'rules', 'stores', 'flows', 'crash'];

/** Room for many requests, and no long wait for what a killed process left. */
const ENVIRONMENT = { RATE_LIMIT_PER_MINUTE: '1000000', RESERVATION_STALE_SECONDS: '8' };

const HELP = `npm test [-- options] [file …], or npm run e2e -- [options] for the flows alone

Runs the tests against a library of its own, started empty: the real sidecars, PostgreSQL and broker, on other ports
than those of npm start. The last line counts the tests.

  --only PART        ${PARTS.join(', ')}; several divided by commas
  --replicas N       of loans, books and notifications      (1)
${CHOICE_HELP}`;

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
  const { options, rest } = readOptions({ ...CHOICE_OPTIONS, only: 'value', replicas: 'value' }, HELP);
  const { only, replicas = '1', ...choices } = options;
  const parts = only ? only.split(',') : PARTS;
  const unknown = parts.find((part) => !PARTS.includes(part));
  if (unknown) throw new Hint(`There is no part ${unknown}: ${PARTS.join(', ')}.`);

  const runtime = await setUp({ cli: false });
  const instance = await emptyInstance('test', {
    choices,
    environment: ENVIRONMENT,
    replicas: Number(replicas),
  });
  const total = { passed: 0, failed: 0 };
  const add = ({ passed, failed }) => {
    total.passed += passed;
    total.failed += failed;
  };
  const library = new Library(instance, runtime, { quiet: true });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.once(signal, () => void library.close().then(() => process.exit(130)));

  try {
    if (parts.includes('checks')) {
      console.log(`\n${bold('checks')}`);
      add(await runChecks());
    }
    if (parts.includes('rules')) add(await vitest('rules', rest, {}));
    if (parts.some((part) => part !== 'rules' && part !== 'checks')) {
      console.log(`\n${bold('a library for the tests')}`);
      await library.openServers();
      const env = testEnvironment(instance, library.gateway);
      if (parts.includes('stores')) add(await vitest('stores', rest, env));
      if (parts.includes('flows') || parts.includes('crash')) {
        await library.openApps();
        if (parts.includes('flows')) add(await vitest('flows', rest, env));
        if (parts.includes('crash')) add(await vitest('crash', rest, env));
      }
    }
  } finally {
    await library.close();
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
});

/** What the tests must know of the library that was started for them. */
function testEnvironment(instance, gateway) {
  const { ports, stack, processes } = instance;
  const { postgres: password } = readOwnerSecrets(instance);
  return {
    TEST_POSTGRES_URL: `postgresql://postgres:${password}@127.0.0.1:${ports.postgres}`,
    TEST_GATEWAY_URL: gateway,
    TEST_INBOX_URL: `http://127.0.0.1:${ports.inbox}`,
    TEST_INBOX_FOLDER: join(instance.folder, 'inbox'),
    TEST_ADMIN: JSON.stringify(firstAdmin(instance)),
    TEST_ZIPKIN_PORT: String(ports.zipkin),
    TEST_PROCESSES: processes.file,
    TEST_BROKER: brokerOf(instance) ?? '',
    TEST_APPS: JSON.stringify(
      Object.fromEntries(
        stack.apps.map(({ name, port, httpPort, env }) => [
          name,
          { port: Number(env.HEALTH_PORT ?? port), sidecarPort: httpPort },
        ]),
      ),
    ),
  };
}
