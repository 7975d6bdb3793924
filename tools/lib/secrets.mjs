import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

const password = () => randomBytes(18).toString('base64url');

export const SERVICES_WITH_DATABASE = ['auth', 'users', 'books', 'loans', 'notifications'];

/**
 * The instance's secrets, made once: each service's database, the broker, the key that signs tokens, the first admin.
 * Apps read them through Dapr's secret store; `owner` entries are the set-up's own.
 */
export function readSecrets(instance) {
  const { secretsFile, ports } = instance;
  if (existsSync(secretsFile)) return JSON.parse(readFileSync(secretsFile, 'utf8'));
  const databases = Object.fromEntries(
    [...SERVICES_WITH_DATABASE, 'state'].map((service) => {
      const login = `${service}:${password()}`;
      return [`${service}-database`, { url: `postgresql://${login}@127.0.0.1:${ports.postgres}/${service}` }];
    }),
  );
  const owners = Object.fromEntries(
    SERVICES_WITH_DATABASE.map((service) => [
      service,
      `postgresql://${service}_owner:${password()}@127.0.0.1:${ports.postgres}/${service}`,
    ]),
  );
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const secrets = {
    ...databases,
    broker: { url: `nats://127.0.0.1:${ports.nats}`, token: password() },
    redis: { host: `127.0.0.1:${ports.redis}`, password: password() },
    smtp: { host: '127.0.0.1', port: String(ports.smtp) },
    'token-signing': { private_key: privateKey },
    'first-admin': { email: 'admin@abonement.example', password: password() },
  };
  save(secretsFile, secrets);
  save(`${secretsFile}.owner`, { postgres: password(), owners });
  return secrets;
}

export function readOwnerSecrets(instance) {
  readSecrets(instance);
  return JSON.parse(readFileSync(`${instance.secretsFile}.owner`, 'utf8'));
}

/** Whole or not at all, and for the owner's eyes. */
function save(file, value) {
  writeFileSync(`${file}.new`, JSON.stringify(value, null, 1), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
