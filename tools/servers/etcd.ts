import { join } from 'node:path';
import { flags, installed, launch } from './launch.ts';
import { portOf, type Server } from './server.ts';

const PEER_PORT = 18480;

export const etcd: Server = {
  name: 'etcd',
  title: 'etcd',
  client: { name: 'etcd', port: 18479, proxied: true, elsewhere: 'etcd:2379' },
  otherPorts: [PEER_PORT],
  secrets: (address) => ({ 'etcd-endpoints': () => address }),
  neededBy: ['state/etcd'],

  async start({ fleet }) {
    const program = installed('etcd', 'apt install etcd-server, brew install etcd');
    const port = portOf(this, fleet);
    const clients = `http://127.0.0.1:${port}`;
    const peers = `http://127.0.0.1:${PEER_PORT + fleet.portShift}`;
    const settings = {
      name: 'library',
      'data-dir': join(fleet.folder, 'etcd'),
      'listen-client-urls': clients,
      'advertise-client-urls': clients,
      'listen-peer-urls': peers,
      'initial-advertise-peer-urls': peers,
      'initial-cluster': `library=${peers}`,
      logger: 'zap',
      'log-level': 'warn',
    };
    await launch(fleet, { name: this.name, title: this.title, port }, program, flags(settings));
  },
};
