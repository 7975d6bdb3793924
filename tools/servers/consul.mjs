import { join } from 'node:path';
import { until } from '../lib/processes.mjs';
import { flags, launch } from './launch.mjs';

export const title = 'Consul';
export const ports = ['consul', 'consulServer', 'consulGossip'];

export async function start(instance, { tool }) {
  const { consul, consulServer, consulGossip } = instance.ports;
  const settings = {
    'bootstrap-expect': 1,
    node: 'library',
    bind: '127.0.0.1',
    client: '127.0.0.1',
    'data-dir': join(instance.folder, 'consul'),
    'http-port': consul,
    'server-port': consulServer,
    'serf-lan-port': consulGossip,
    // Nobody asks it by these.
    'serf-wan-port': -1,
    'dns-port': -1,
    'grpc-port': -1,
    'grpc-tls-port': -1,
    'log-level': 'warn',
    hcl: 'disable_update_check = true\n performance { raft_multiplier = 1 }',
  };
  await launch(instance, { name: 'consul', title, port: consul }, await tool('consul'), [
    'agent',
    '-server',
    ...flags(settings),
  ]);
  // What registers before there is a leader is known only half a minute later.
  await until(async () => {
    const answer = await fetch(`http://127.0.0.1:${consul}/v1/status/leader`);
    return (await answer.json()) !== '';
  }, title);
}
