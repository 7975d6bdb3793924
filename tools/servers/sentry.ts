import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../bootstrap/paths.mjs';
import { getTool } from '../bootstrap/runtime.mjs';
import type { Fleet } from '../fleet/fleet.ts';
import { until } from '../fleet/processes.ts';
import { flags, launch } from './launch.ts';
import { portOf, type Server } from './server.ts';

const HEALTH_PORT = 18641;
const METRICS_PORT = 18642;

const credentials = ({ folder }: Fleet): string => join(folder, 'sentry');

export const sentry: Server = {
  name: 'sentry',
  title: "Dapr's certificate authority",
  client: { name: 'sentry', port: 18640 },
  otherPorts: [HEALTH_PORT, METRICS_PORT],
  neededBy: ['mtls'],

  /** Makes its root certificate itself, the first time. */
  async start({ fleet }) {
    const port = portOf(this, fleet);
    mkdirSync(credentials(fleet), { recursive: true, mode: 0o700 });
    const settings = {
      'issuer-credentials': credentials(fleet),
      'trust-domain': 'localhost',
      config: join(root, 'components/dapr/zero-trust/authority/configuration.yaml'),
      'listen-address': '127.0.0.1',
      port,
      'healthz-listen-address': '127.0.0.1',
      'healthz-port': HEALTH_PORT + fleet.portShift,
      'metrics-listen-address': '127.0.0.1',
      'metrics-port': METRICS_PORT + fleet.portShift,
    };
    const program = await getTool('sentry');
    await launch(fleet, { name: this.name, title: this.title, port }, program, flags(settings), {
      env: { ...process.env, NAMESPACE: 'default' },
    });
    await until(() => existsSync(join(credentials(fleet), 'ca.crt')), this.title, 30);
  },
};

/** What a sidecar must have to get its certificate, and to believe those of others. */
export const identity = (fleet: Fleet): { flags: string[]; env: Record<string, string> } => ({
  flags: ['--enable-mtls', '--sentry-address', `127.0.0.1:${portOf(sentry, fleet)}`],
  env: {
    NAMESPACE: 'default',
    DAPR_TRUST_ANCHORS: readFileSync(join(credentials(fleet), 'ca.crt'), 'utf8'),
  },
});
