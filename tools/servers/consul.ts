import { join } from 'node:path';
import { z } from 'zod';
import { getTool } from '../bootstrap/runtime.mjs';
import { until } from '../fleet/processes.ts';
import { flags, launch } from './launch.ts';
import { portOf, type Server } from './server.ts';

const SERVER_PORT = 18601;
const GOSSIP_PORT = 18602;

export const consul: Server = {
  name: 'consul',
  title: 'Consul',
  client: { name: 'consul', port: 18600 },
  otherPorts: [SERVER_PORT, GOSSIP_PORT],
  neededBy: ['discovery/consul'],

  async start({ fleet }) {
    const port = portOf(this, fleet);
    const settings = {
      'bootstrap-expect': 1,
      node: 'library',
      bind: '127.0.0.1',
      client: '127.0.0.1',
      'data-dir': join(fleet.folder, 'consul'),
      'http-port': port,
      'server-port': SERVER_PORT + fleet.portShift,
      'serf-lan-port': GOSSIP_PORT + fleet.portShift,
      // Nobody asks it by these.
      'serf-wan-port': -1,
      'dns-port': -1,
      'grpc-port': -1,
      'grpc-tls-port': -1,
      'log-level': 'warn',
      hcl: 'disable_update_check = true\n performance { raft_multiplier = 1 }',
    };
    await launch(fleet, { name: this.name, title: this.title, port }, await getTool('consul'), [
      'agent',
      '-server',
      ...flags(settings),
    ]);
    // What registers before there is a leader is known only half a minute later.
    await until(async () => {
      const answer = await fetch(`http://127.0.0.1:${port}/v1/status/leader`);
      return z.string().parse(await answer.json()) !== '';
    }, this.title);
  },
};
