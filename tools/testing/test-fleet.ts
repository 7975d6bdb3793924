import { join } from 'node:path';
import { getTool } from '../bootstrap/runtime.mjs';
import { gatewayUrl, grpcAddress, secretsFile, sip2Address, type Fleet, type FleetOptions } from '../fleet/fleet.ts';
import { emptyFleet, RunningFleet, SUPERVISOR } from '../running/running-fleet.ts';
import { firstAdmin, readOwnerSecrets, sidecarTokens } from '../running/secrets.ts';
import { startServers, stopServers } from '../running/servers.ts';
import { brokerOf } from '../servers/all.ts';
import { inboxFolder, inboxUrl } from '../servers/inbox.ts';
import { kubeconfig, kubernetes } from '../servers/kubernetes.ts';
import { postgres } from '../servers/postgres.ts';
import { portOf } from '../servers/server.ts';
import { faultProxyUrl } from '../servers/toxiproxy.ts';
import { refreshBundles } from '../setup/bundles.ts';
import { goModule } from './go-modules.ts';

/** Where a test has a site whose accounts the library takes; otherwise nobody listens there. */
const OUTSIDE_ISSUER = 'http://127.0.0.1:18419';

/** Where a test has whoever takes money online, and the key that it asks for; otherwise nobody listens there. */
const PAYMENT_PROVIDER_PORT = 18420;
const PAYMENTS = {
  choice: 'yookassa',
  secrets: {
    'payment-provider-url': `http://127.0.0.1:${PAYMENT_PROVIDER_PORT}`,
    'payment-provider-authorization': 'Basic dGVzdA==',
  },
};

/** Room for many requests, no long wait for what a killed process left, and a site to sign in by. */
const ENVIRONMENT = {
  RATE_LIMIT_PER_MINUTE: '1000000',
  ALLOCATION_STALE_SECONDS: '8',
  OUTSIDE_PROVIDERS: JSON.stringify([
    { id: 'city', issuer: OUTSIDE_ISSUER, client_id: 'the-library', title: { ru: 'Город', en: 'the City' } },
  ]),
};

/** Where a test listens for the spans that sidecars send, before the fleet's shift. */
const ZIPKIN_PORT = 18411;

type TestFleet = {
  fleet: Fleet;
  /** What the tests must know. */
  env: NodeJS.ProcessEnv;
  /** For tests that need more than PostgreSQL. */
  startApps: () => Promise<void>;
};

/** Starts an empty fleet for tests, PostgreSQL first, lets `work` use it, and stops it, whatever happens. */
export async function withTestFleet<T>(
  options: Omit<FleetOptions, 'environment' | 'payments'>,
  work: (fleet: TestFleet) => Promise<T>,
): Promise<T> {
  const fleet = await emptyFleet('test', { ...options, environment: ENVIRONMENT, payments: PAYMENTS });
  const running = await RunningFleet.of(fleet, { quiet: true });
  const end = () => void running.stop().then(() => process.exit(130));
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.once(signal, end);
  try {
    await startServers(fleet, [postgres]);
    return await work({
      fleet,
      env: testEnvironment(fleet, options.replicas ?? 1),
      startApps: async () => {
        await refreshBundles();
        await running.startServers();
        await running.startApps();
      },
    });
  } finally {
    for (const signal of signals) process.off(signal, end);
    await running.stop();
  }
}

/** Starts a Kubernetes API server for tests, and stops it. @param work gets what the tests must know */
export async function withKubernetes<T>(work: (env: NodeJS.ProcessEnv) => Promise<T>): Promise<T> {
  const fleet = await emptyFleet('test', {});
  try {
    await startServers(fleet, [kubernetes]);
    const [schemas, dapr, keda, compose] = await Promise.all([
      goModule('k8s.io/kubernetes'),
      goModule('github.com/dapr/dapr'),
      goModule('github.com/kedacore/keda/v2'),
      goModule('github.com/compose-spec/compose-go/v2'),
    ]);
    return await work({
      TEST_KUBECTL: await getTool('kubectl'),
      TEST_KUBECONFIG: kubeconfig(fleet),
      TEST_KUBERNETES_SCHEMAS: join(schemas, 'api/openapi-spec/v3'),
      TEST_RESOURCE_DEFINITIONS: [join(dapr, 'charts/dapr/crds'), join(keda, 'config/crd/bases')].join(':'),
      TEST_COMPOSE_SCHEMA: join(compose, 'schema/compose-spec.json'),
    });
  } finally {
    await stopServers(fleet);
    fleet.processes.forget(SUPERVISOR);
  }
}

function testEnvironment(fleet: Fleet, replicas: number): NodeJS.ProcessEnv {
  const { postgres: password } = readOwnerSecrets(fleet);
  return {
    TEST_POSTGRES_URL: `postgresql://postgres:${password}@127.0.0.1:${portOf(postgres, fleet)}`,
    TEST_GATEWAY_URL: gatewayUrl(fleet),
    TEST_GRPC_ADDRESS: grpcAddress(fleet),
    TEST_SIP2_ADDRESS: sip2Address(fleet),
    TEST_INBOX_URL: inboxUrl(fleet),
    TEST_INBOX_FOLDER: inboxFolder(fleet),
    TEST_SECRETS: secretsFile(fleet),
    TEST_ADMIN: JSON.stringify(firstAdmin(fleet)),
    TEST_ZIPKIN_PORT: String(ZIPKIN_PORT + fleet.portShift),
    TEST_OUTSIDE_ISSUER: OUTSIDE_ISSUER,
    TEST_PAYMENT_PROVIDER_PORT: String(PAYMENT_PROVIDER_PORT),
    TEST_PROCESSES: fleet.processes.file,
    TEST_BROKER: brokerOf(fleet)?.name ?? '',
    TEST_FAULT_PROXY: faultProxyUrl(fleet),
    TEST_REPLICAS: String(replicas),
    TEST_APPS: JSON.stringify(
      Object.fromEntries(
        fleet.apps.map(({ id, name, ports }) => [
          name,
          {
            port: ports.health,
            appPort: ports.app,
            sidecarPort: ports.sidecarHttp,
            grpcPort: ports.sidecarGrpc,
            internalPort: ports.sidecarInternal,
            metricsPort: ports.sidecarMetrics,
            sidecarToken: sidecarTokens(fleet, id).sidecar,
          },
        ]),
      ),
    ),
  };
}
