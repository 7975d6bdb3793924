import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/paths.mjs';
import { until } from '../lib/processes.mjs';
import { flags, launch } from './launch.mjs';

export const title = "Dapr's certificate authority";
export const ports = ['sentry', 'sentryHealth', 'sentryMetrics'];

const credentials = (instance) => join(instance.folder, 'sentry');

/** Makes its root certificate itself, the first time. */
export async function start(instance, { tool }) {
  const { sentry, sentryHealth, sentryMetrics } = instance.ports;
  mkdirSync(credentials(instance), { recursive: true, mode: 0o700 });
  const settings = {
    'issuer-credentials': credentials(instance),
    'trust-domain': 'localhost',
    config: join(root, 'components/dapr/zero-trust/authority/configuration.yaml'),
    'listen-address': '127.0.0.1',
    port: sentry,
    'healthz-listen-address': '127.0.0.1',
    'healthz-port': sentryHealth,
    'metrics-listen-address': '127.0.0.1',
    'metrics-port': sentryMetrics,
  };
  await launch(instance, { name: 'sentry', title, port: sentry }, await tool('sentry'), flags(settings), {
    env: { ...process.env, NAMESPACE: 'default' },
  });
  await until(() => existsSync(join(credentials(instance), 'ca.crt')), title, 30);
}

/** What a sidecar must have to get its certificate, and to believe those of others. */
export const identity = (instance) => ({
  flags: ['--enable-mtls', '--sentry-address', `127.0.0.1:${instance.ports.sentry}`],
  env: {
    NAMESPACE: 'default',
    DAPR_TRUST_ANCHORS: readFileSync(join(credentials(instance), 'ca.crt'), 'utf8'),
  },
});
