import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '../lib/processes.mjs';
import { readSecrets } from '../lib/secrets.mjs';
import { launch } from './launch.mjs';

export const title = 'HashiCorp Vault';
export const ports = ['vault', 'vaultCluster'];

/** One server with its data on the disk, unsealed, with the secrets of the instance and a token that may read them. */
export async function start(instance, { tool }) {
  const { vault, vaultCluster } = instance.ports;
  const data = join(instance.folder, 'vault');
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const config = join(data, 'vault.hcl');
  const address = `http://127.0.0.1:${vault}`;
  writeFileSync(
    config,
    [
      `storage "file" { path = "${join(data, 'store')}" }`,
      'listener "tcp" {',
      `  address = "127.0.0.1:${vault}"`,
      `  cluster_address = "127.0.0.1:${vaultCluster}"`,
      '  tls_disable = true',
      '}',
      `api_addr = "${address}"`,
      'disable_mlock = true',
    ].join('\n'),
  );
  await launch(instance, { name: 'vault', title, port: vault }, await tool('vault'), ['server', `-config=${config}`]);
  const root = await unseal(address, join(data, 'keys.json'));
  await fill(instance, (method, path, body) => ask(address, method, path, body, root));
}

/** The first time it makes the key that opens it. @returns the token that may do everything. */
async function unseal(address, file) {
  if (!existsSync(file)) {
    const made = await until(
      () => ask(address, 'PUT', 'sys/init', { secret_shares: 1, secret_threshold: 1 }),
      title,
      30,
    );
    writeFileSync(file, JSON.stringify({ key: made.keys[0], root: made.root_token }), { mode: 0o600 });
  }
  const { key, root } = JSON.parse(readFileSync(file, 'utf8'));
  await until(async () => !(await ask(address, 'PUT', 'sys/unseal', { key })).sealed, title, 30);
  return root;
}

async function fill(instance, tell) {
  await until(() => tell('GET', 'sys/health'), title, 30);
  const { 'secret/': mounted } = await tell('GET', 'sys/mounts');
  if (!mounted) await tell('POST', 'sys/mounts/secret', { type: 'kv', options: { version: '2' } });
  // A new engine needs a moment before it takes anything.
  for (const [name, value] of Object.entries(readSecrets(instance)))
    await until(() => tell('POST', `secret/data/abonement/${name}`, { data: { [name]: value } }), title, 30);
  const policy = 'path "secret/data/abonement/*" { capabilities = ["read"] }';
  await tell('PUT', 'sys/policies/acl/abonement', { policy });
  const { auth } = await tell('POST', 'auth/token/create', { policies: ['abonement'], period: '768h' });
  writeFileSync(join(instance.folder, 'vault-token'), auth.client_token, { mode: 0o600 });
}

async function ask(address, method, path, body, token) {
  const response = await fetch(`${address}/v1/${path}`, {
    method,
    headers: token ? { 'x-vault-token': token } : {},
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`Vault answered ${response.status} to ${path}`);
  return text === '' ? true : JSON.parse(text);
}
