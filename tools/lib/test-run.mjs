import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { brokerOf, startServers, stopServers } from '../servers/index.mjs';
import { kubeconfig } from '../servers/kubernetes.mjs';
import { goModule } from './go-modules.mjs';
import { emptyInstance, Library } from './library.mjs';
import { home, root } from './paths.mjs';
import { python } from './python.mjs';
import { firstAdmin, readOwnerSecrets, sidecarTokens } from './secrets.mjs';
import { bold } from './terminal.mjs';

/** Room for many requests, and no long wait for what a killed process left. */
const ENVIRONMENT = { RATE_LIMIT_PER_MINUTE: '1000000', RESERVATION_STALE_SECONDS: '8' };

/**
 * Opens an empty library for tests, lets `work` use it, and closes it, whatever happens.
 *
 * @param work gets `env`, which `vitest` needs, and `openApps`, for tests that need more than the servers
 */
export async function withTestLibrary(runtime, { choices = {}, replicas = 1, mtls = false, faults = false }, work) {
  const instance = await emptyInstance('test', { choices, replicas, mtls, faults, environment: ENVIRONMENT });
  const library = new Library(instance, runtime, { quiet: true });
  const end = () => void library.close().then(() => process.exit(130));
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.once(signal, end);
  try {
    await library.openServers();
    return await work({
      env: testEnvironment(instance, library.gateway, replicas),
      openApps: () => library.openApps(),
    });
  } finally {
    for (const signal of signals) process.off(signal, end);
    await library.close();
  }
}

/** Opens a Kubernetes API server for tests, and closes it. @param work gets `env`, which `vitest` needs */
export async function withKubernetes(runtime, work) {
  const instance = await emptyInstance('test', { only: ['kubernetes'] });
  try {
    await startServers(instance, runtime);
    const modules = ['k8s.io/kubernetes', 'github.com/dapr/dapr', 'github.com/kedacore/keda/v2'];
    const [kubernetes, dapr, keda] = await Promise.all(modules.map(goModule));
    return await work({
      env: {
        TEST_KUBECTL: await runtime.tool('kubectl'),
        TEST_KUBECONFIG: kubeconfig(instance),
        TEST_KUBERNETES_SCHEMAS: join(kubernetes, 'api/openapi-spec/v3'),
        TEST_RESOURCE_DEFINITIONS: [join(dapr, 'charts/dapr/crds'), join(keda, 'config/crd/bases')].join(':'),
        TEST_COMPOSE_SCHEMA: join(await goModule('github.com/compose-spec/compose-go/v2'), 'schema/compose-spec.json'),
      },
    });
  } finally {
    await stopServers(instance);
    instance.processes.forget('supervisor');
  }
}

/** Runs tests of one project. @returns how many passed and failed, and each test by its full name. */
export async function vitest(project, args, env = {}) {
  console.log(`\n${bold(project)}`);
  const report = join(home, `tests-${project}.json`);
  rmSync(report, { force: true });
  const output = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await ended(
    spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--project', project, ...output, ...args], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...env },
    }),
  );
  let counts;
  try {
    counts = JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return { passed: 0, failed: 1, tests: [] };
  }
  const { numPassedTests: passed, numFailedTests: failed, testResults } = counts;
  const tests = testResults.flatMap(({ assertionResults }) =>
    assertionResults.map(({ title, status, meta }) => ({ title, status, meta })),
  );
  // A file that does not load has no test that could fail.
  return { passed, failed: code === 0 || failed > 0 ? failed : 1, tests };
}

/** Runs the tests of the apps in Python. @returns how many passed and failed. */
export async function pytest(args, env = {}) {
  console.log(`\n${bold('analytics')}\n`);
  const report = join(home, 'tests-analytics.xml');
  rmSync(report, { force: true });
  const code = await ended(
    spawn(python, ['-m', 'pytest', '-p', 'no:cacheprovider', `--junitxml=${report}`, ...args], {
      cwd: join(root, 'apps/analytics'),
      stdio: 'inherit',
      env: { ...process.env, ...env, PYTHONDONTWRITEBYTECODE: '1' },
    }),
  );
  const counted = (name) =>
    Number(new RegExp(` ${name}="(\\d+)"`).exec(existsSync(report) ? readFileSync(report, 'utf8') : '')?.[1] ?? 0);
  const failed = counted('failures') + counted('errors');
  return { passed: counted('tests') - failed - counted('skipped'), failed: code === 0 || failed > 0 ? failed : 1 };
}

const ended = (child) => new Promise((resolve) => child.once('close', resolve));

/** What the tests must know of the library that was started for them. */
function testEnvironment(instance, gateway, replicas) {
  const { ports, stack, processes } = instance;
  const { postgres: password } = readOwnerSecrets(instance);
  return {
    TEST_POSTGRES_URL: `postgresql://postgres:${password}@127.0.0.1:${ports.postgres}`,
    TEST_GATEWAY_URL: gateway,
    TEST_INBOX_URL: `http://127.0.0.1:${ports.inbox}`,
    TEST_INBOX_FOLDER: join(instance.folder, 'inbox'),
    TEST_SECRETS: instance.secretsFile,
    TEST_ADMIN: JSON.stringify(firstAdmin(instance)),
    TEST_ZIPKIN_PORT: String(ports.zipkin),
    TEST_PROCESSES: processes.file,
    TEST_BROKER: brokerOf(instance) ?? '',
    TEST_FAULT_PROXY: `http://127.0.0.1:${ports.toxiproxy}`,
    TEST_REPLICAS: String(replicas),
    TEST_APPS: JSON.stringify(
      Object.fromEntries(
        stack.apps.map(({ id, name, port, httpPort, grpcPort, internalPort, metricsPort, env }) => [
          name,
          {
            port: Number(env.HEALTH_PORT),
            appPort: port,
            sidecarPort: httpPort,
            grpcPort,
            internalPort,
            metricsPort,
            sidecarToken: sidecarTokens(instance, id).sidecar,
          },
        ]),
      ),
    ),
  };
}
