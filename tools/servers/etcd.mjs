import { join } from 'node:path';
import { flags, installed, launch } from './launch.mjs';

export const title = 'etcd';
export const ports = ['etcd', 'etcdPeers'];

export async function start(instance) {
  const program = installed('etcd', 'apt install etcd-server, brew install etcd');
  const clients = `http://127.0.0.1:${instance.ports.etcd}`;
  const peers = `http://127.0.0.1:${instance.ports.etcdPeers}`;
  const settings = {
    name: 'library',
    'data-dir': join(instance.folder, 'etcd'),
    'listen-client-urls': clients,
    'advertise-client-urls': clients,
    'listen-peer-urls': peers,
    'initial-advertise-peer-urls': peers,
    'initial-cluster': `library=${peers}`,
    logger: 'zap',
    'log-level': 'warn',
  };
  await launch(instance, { name: 'etcd', title, port: instance.ports.etcd }, program, flags(settings));
}
