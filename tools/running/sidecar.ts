import type { App } from '../fleet/app.ts';
import type { Fleet } from '../fleet/fleet.ts';
import { healthCheckFlags } from '../fleet/health-check.ts';
import { writeSidecarConfiguration } from '../fleet/sidecar-configuration.ts';
import { identity } from '../servers/sentry.ts';
import { readSecrets, sidecarTokens } from './secrets.ts';

/** How long daprd lets what it has in hand be finished, in seconds. */
const GRACEFUL_SHUTDOWN_SECONDS = 5;

/** The options of daprd, for an app. @param resources the folders of components */
export function sidecarArguments(fleet: Fleet, app: App, resources: readonly string[]): string[] {
  const { ports, healthCheck } = app;
  const options: Record<string, string | number> = {
    'app-id': app.id,
    'app-port': ports.reached,
    'app-protocol': app.protocol,
    'dapr-http-port': ports.sidecarHttp,
    'dapr-grpc-port': ports.sidecarGrpc,
    'dapr-internal-grpc-port': ports.sidecarInternal,
    'dapr-listen-addresses': '127.0.0.1',
    'dapr-internal-grpc-listen-address': '127.0.0.1',
    'metrics-port': ports.sidecarMetrics,
    'metrics-listen-address': '127.0.0.1',
    // No page in anybody's browser may read what it answers.
    'allowed-origins': '',
    'log-level': fleet.logLevel,
    config: writeSidecarConfiguration(fleet, app.id),
    'dapr-graceful-shutdown-seconds': GRACEFUL_SHUTDOWN_SECONDS,
  };
  return [
    ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]),
    ...healthCheckFlags(healthCheck),
    ...resources.flatMap((path) => ['--resources-path', path]),
    ...(fleet.mtls ? identity(fleet).flags : []),
  ];
}

/** The environment of an app's sidecar. */
export const sidecarEnvironment = (fleet: Fleet, app: App): NodeJS.ProcessEnv => ({
  ...process.env,
  ...(fleet.choices.secrets === 'environment' && secretsAsVariables(fleet)),
  ...(fleet.mtls && identity(fleet).env),
  ...tokens(fleet, app),
});

/** The environment of an app. */
export const appEnvironment = (fleet: Fleet, app: App): NodeJS.ProcessEnv => ({
  ...process.env,
  ...app.env,
  ...tokens(fleet, app),
  DAPR_HTTP_PORT: String(app.ports.sidecarHttp),
  DAPR_GRPC_PORT: String(app.ports.sidecarGrpc),
});

/** Only an app may use its sidecar, and only its sidecar the app, but for the gateway, which is open to all. */
function tokens(fleet: Fleet, { id }: App): NodeJS.ProcessEnv {
  const { app, sidecar } = sidecarTokens(fleet, id);
  return { DAPR_API_TOKEN: sidecar, APP_API_TOKEN: id === 'gateway' ? undefined : app };
}

/** As components/dapr/secrets/environment reads them. */
const secretsAsVariables = (fleet: Fleet): Record<string, string> =>
  Object.fromEntries(Object.entries(readSecrets(fleet)).map(([name, value]) => [`ABONEMENT_${name}`, value]));
