import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getTool } from '../bootstrap/runtime.mjs';
import type { Fleet } from '../fleet/fleet.ts';
import { launch } from './launch.ts';
import { portOf, reachedPortOf, type Server } from './server.ts';

const client = { name: 'toxiproxy', port: 18700 };

/** Where the proxy is told what to do. */
export const faultProxyUrl = (fleet: Fleet): string => `http://127.0.0.1:${portOf({ client }, fleet)}`;

/** A proxy before each of these servers whose clients can be told of it, and before each app, for its sidecar. */
export const toxiproxy = (servers: readonly Server[]): Server => ({
  name: 'toxiproxy',
  title: 'TCP fault proxy',
  client,
  neededBy: ['faults'],

  async start({ fleet }) {
    const config = join(fleet.folder, 'toxiproxy.json');
    const proxied = [
      ...servers
        .filter((server) => server.client.proxied)
        .map((server) => ({
          name: server.client.name,
          reached: reachedPortOf(server, fleet),
          port: portOf(server, fleet),
        })),
      ...fleet.apps.map(({ name, ports }) => ({ name, reached: ports.reached, port: ports.app })),
    ];
    mkdirSync(fleet.folder, { recursive: true });
    writeFileSync(
      config,
      JSON.stringify(
        proxied.map(({ name, reached, port }) => ({
          name,
          listen: `127.0.0.1:${reached}`,
          upstream: `127.0.0.1:${port}`,
          enabled: true,
        })),
      ),
    );
    const port = portOf(this, fleet);
    const settings = ['-host', '127.0.0.1', '-port', String(port), '-config', config];
    await launch(fleet, { name: this.name, title: this.title, port }, await getTool('toxiproxy-server'), settings, {
      env: { ...process.env, LOG_LEVEL: 'warn' },
    });
  },
});
