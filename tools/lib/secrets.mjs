import { createHmac, generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

export const password = () => randomBytes(18).toString('base64url');

/** The folders of apps/ whose app.yaml says so. Read as text, since this also runs before the packages are there. */
export const SERVICES_WITH_DATABASE = readdirSync(join(root, 'apps')).filter((service) => {
  const file = join(root, 'apps', service, 'app.yaml');
  return existsSync(file) && /^database: true$/m.test(readFileSync(file, 'utf8'));
});

/**
 * The instance's secrets, made once: each service's database, the servers, the key that signs tokens, the first admin.
 * Apps and components read them through Dapr's secret store, where a secret is one name and one value.
 */
export function readSecrets(instance) {
  const { secretsFile } = instance;
  const known = existsSync(secretsFile) ? JSON.parse(readFileSync(secretsFile, 'utf8')) : {};
  const local = (server) => `127.0.0.1:${instance.reachedPorts[server]}`;
  const missing = Object.entries(makers(local)).filter(([name]) => !(name in known));
  if (missing.length === 0) return known;
  const secrets = { ...known, ...Object.fromEntries(missing.map(([name, make]) => [name, make()])) };
  save(secretsFile, secrets);
  return secrets;
}

/** How each secret is made, by its name. `at` tells where a server is, as host:port. */
export function makers(at) {
  const [smtpHost, smtpPort] = at('smtp').split(':');
  const database = (service) => () => `postgresql://${service}:${password()}@${at('postgres')}/${service}`;
  return {
    ...Object.fromEntries(
      [...SERVICES_WITH_DATABASE, 'state'].map((service) => [`${service}-database-url`, database(service)]),
    ),
    'token-signing-key': () =>
      generateKeyPairSync('rsa', {
        modulusLength: 2048,
        publicKeyEncoding: { type: 'spki', format: 'pem' },
        privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      }).privateKey,
    'first-admin-email': () => 'admin@abonement.example',
    'first-admin-password': password,
    'smtp-host': () => smtpHost,
    'smtp-port': () => smtpPort,
    'nats-url': () => `nats://${at('nats')}`,
    'nats-token': password,
    'redis-host': () => at('redis'),
    'redis-password': password,
    'rabbitmq-url': () => `amqp://abonement:${password()}@${at('rabbitmq')}`,
    'kafka-brokers': () => at('kafka'),
    'kafka-password': password,
    'mqtt-url': () => `mqtt://abonement:${password()}@${at('mqtt')}`,
    'etcd-endpoints': () => at('etcd'),
  };
}

export function firstAdmin(instance) {
  const { 'first-admin-email': email, 'first-admin-password': password } = readSecrets(instance);
  return { email, password };
}

/** Who owns the databases: the set-up's own secrets, which no app sees. */
export function readOwnerSecrets(instance) {
  const { secretsFile, ports } = instance;
  const file = `${secretsFile}.owner`;
  const known = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  if (known.tokens && SERVICES_WITH_DATABASE.every((service) => service in known.owners)) return known;
  const owner = (service) => ownerUrl(service, `127.0.0.1:${ports.postgres}`);
  const secrets = {
    postgres: password(),
    tokens: password(),
    ...known,
    owners: {
      ...Object.fromEntries(SERVICES_WITH_DATABASE.map((service) => [service, owner(service)])),
      ...known.owners,
    },
  };
  save(file, secrets);
  return secrets;
}

export const ownerUrl = (service, at) => `postgresql://${service}_owner:${password()}@${at}/${service}`;

/** The tokens by which an app and its sidecar know each other, the same at every start. */
export function sidecarTokens(instance, appId) {
  const { tokens } = readOwnerSecrets(instance);
  const derived = (what) => createHmac('sha256', tokens).update(`${what} ${appId}`).digest('base64url');
  return { app: derived('app'), sidecar: derived('sidecar') };
}

/** Whole or not at all, and for the owner's eyes. */
function save(file, value) {
  writeFileSync(`${file}.new`, JSON.stringify(value, null, 1), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
