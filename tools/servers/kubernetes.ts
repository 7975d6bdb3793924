import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runToEnd } from '../bootstrap/run-to-end.mjs';
import { getTool } from '../bootstrap/runtime.mjs';
import type { Fleet } from '../fleet/fleet.ts';
import { until } from '../fleet/processes.ts';
import { flags, launch } from './launch.ts';
import { portOf, type Server } from './server.ts';

const STORE_PORT = 18711;
const STORE_PEER_PORT = 18712;

export const kubeconfig = ({ folder }: Fleet): string => join(folder, 'kubernetes', 'kubeconfig');

/** A real API server with its etcd, and nobody who would start pods: what it takes, a cluster takes. */
export const kubernetes: Server = {
  name: 'kubernetes',
  title: 'Kubernetes API server',
  client: { name: 'kubernetes', port: 18710 },
  otherPorts: [STORE_PORT, STORE_PEER_PORT],
  // Only tests of the manifests start it.
  neededBy: [],
  others: ['kube-etcd'],

  async start({ fleet }) {
    const port = portOf(this, fleet);
    const [storePort, peersPort] = [STORE_PORT + fleet.portShift, STORE_PEER_PORT + fleet.portShift];
    const folder = join(fleet.folder, 'kubernetes');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const [server, store, kubectl] = [
      await getTool('kube-apiserver'),
      await getTool('kube-etcd'),
      await getTool('kubectl'),
    ];
    const storeUrl = `http://127.0.0.1:${storePort}`;
    const peersUrl = `http://127.0.0.1:${peersPort}`;
    await launch(
      fleet,
      { name: 'kube-etcd', title: 'etcd for Kubernetes', port: storePort },
      store,
      flags({
        name: 'kubernetes',
        'data-dir': join(folder, 'etcd'),
        'listen-client-urls': storeUrl,
        'advertise-client-urls': storeUrl,
        'listen-peer-urls': peersUrl,
        'initial-advertise-peer-urls': peersUrl,
        'initial-cluster': `kubernetes=${peersUrl}`,
        'log-level': 'warn',
      }),
    );
    const token = randomBytes(18).toString('base64url');
    writeFileSync(join(folder, 'tokens.csv'), `${token},admin,admin,system:masters\n`, { mode: 0o600 });
    const key = join(folder, 'service-account.key');
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    writeFileSync(key, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
    await launch(
      fleet,
      { name: this.name, title: this.title, port },
      server,
      flags({
        'etcd-servers': storeUrl,
        'bind-address': '127.0.0.1',
        // A machine without a network will do.
        'advertise-address': '127.0.0.1',
        'endpoint-reconciler-type': 'none',
        'secure-port': port,
        'cert-dir': join(folder, 'certificates'),
        'token-auth-file': join(folder, 'tokens.csv'),
        'authorization-mode': 'RBAC',
        'service-account-key-file': key,
        'service-account-signing-key-file': key,
        'service-account-issuer': 'https://kubernetes.default.svc',
        'service-cluster-ip-range': '10.96.0.0/16',
        // Nobody here makes the accounts' tokens.
        'disable-admission-plugins': 'ServiceAccount',
      }),
    );
    writeFileSync(
      kubeconfig(fleet),
      JSON.stringify({
        apiVersion: 'v1',
        kind: 'Config',
        clusters: [
          { name: 'test', cluster: { server: `https://127.0.0.1:${port}`, 'insecure-skip-tls-verify': true } },
        ],
        users: [{ name: 'admin', user: { token } }],
        contexts: [{ name: 'test', context: { cluster: 'test', user: 'admin' } }],
        'current-context': 'test',
      }),
      { mode: 0o600 },
    );
    await until(() => runToEnd(kubectl, ['--kubeconfig', kubeconfig(fleet), 'get', '--raw', '/readyz']), this.title);
  },
};
