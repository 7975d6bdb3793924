import { mkdirSync, writeFileSync } from 'node:fs';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { endProcess, run, until } from '../lib/processes.mjs';
import { flags, launch } from './launch.mjs';

export const title = 'Kubernetes API server';
export const ports = ['kubernetes', 'kubernetesStore', 'kubernetesStorePeers'];

export const kubeconfig = (instance) => join(instance.folder, 'kubernetes', 'kubeconfig');

/** A real API server with its etcd, and nobody who would start pods: what it takes, a cluster takes. */
export async function start(instance, { tool }) {
  const { kubernetes, kubernetesStore, kubernetesStorePeers } = instance.ports;
  const folder = join(instance.folder, 'kubernetes');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const [server, store, kubectl] = [await tool('kube-apiserver'), await tool('kube-etcd'), await tool('kubectl')];
  const storeUrl = `http://127.0.0.1:${kubernetesStore}`;
  const peersUrl = `http://127.0.0.1:${kubernetesStorePeers}`;
  await launch(
    instance,
    { name: 'kube-etcd', title: 'etcd for Kubernetes', port: kubernetesStore },
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
    instance,
    { name: 'kubernetes', title, port: kubernetes },
    server,
    flags({
      'etcd-servers': storeUrl,
      'bind-address': '127.0.0.1',
      // A machine without a network will do.
      'advertise-address': '127.0.0.1',
      'endpoint-reconciler-type': 'none',
      'secure-port': kubernetes,
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
    kubeconfig(instance),
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [
        { name: 'test', cluster: { server: `https://127.0.0.1:${kubernetes}`, 'insecure-skip-tls-verify': true } },
      ],
      users: [{ name: 'admin', user: { token } }],
      contexts: [{ name: 'test', context: { cluster: 'test', user: 'admin' } }],
      'current-context': 'test',
    }),
    { mode: 0o600 },
  );
  await until(() => run(kubectl, ['--kubeconfig', kubeconfig(instance), 'get', '--raw', '/readyz']), title, 60);
}

export async function afterwards(instance) {
  const pid = instance.processes.running('kube-etcd');
  if (pid) await endProcess(pid);
  instance.processes.forget('kube-etcd');
}
