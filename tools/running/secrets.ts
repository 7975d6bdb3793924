import { createHmac, generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { secretsFile, type Fleet } from '../fleet/fleet.ts';
import { SERVICES_WITH_DATABASE } from '../fleet/services.ts';
import { SERVERS } from '../servers/all.ts';
import { SET_UP } from '../servers/broker-logins.ts';
import { password } from '../servers/password.ts';
import { postgres, SUPERUSER } from '../servers/postgres.ts';
import { portOf, reachedPortOf, type ReadSecret, type Secrets, type Server } from '../servers/server.ts';

const namedValues = z.record(z.string(), z.string());

/**
 * A fleet's secrets, made once: each service's database, the servers, the key that signs tokens, the first admin.
 * Apps and components read them through Dapr's secret store, where a secret is one name and one value.
 */
export function readSecrets(fleet: Fleet): Secrets {
  const file = secretsFile(fleet);
  const stored = existsSync(file) ? namedValues.parse(JSON.parse(readFileSync(file, 'utf8'))) : {};
  const known = { ...fleet.given, ...stored };
  const makers = secretMakers((server) => `127.0.0.1:${reachedPortOf(server, fleet)}`);
  const missing = Object.entries(makers).filter(([name]) => !(name in known));
  if (missing.length === 0 && Object.keys(fleet.given).every((name) => name in stored)) return known;
  const secrets = { ...known, ...Object.fromEntries(missing.map(([name, make]) => [name, make()])) };
  save(file, secrets);
  return secrets;
}

/** How each secret is made, by its name. @param addressOf where a server is, as host:port; undefined where it is not */
export function secretMakers(addressOf: (server: Server) => string | undefined): Record<string, () => string> {
  const database = (service: string) => () => databaseUrl(service, service, addressOf(postgres) ?? '');
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
    'second-factor-key': password,
    'first-admin-email': () => 'admin@abonement.example',
    'first-admin-password': password,
    ...Object.assign({}, ...SERVERS.map((server) => server.secrets?.(addressOf(server) ?? '') ?? {})),
  };
}

export function firstAdmin(fleet: Fleet): { email: string; password: string } {
  const secret = secretReader(fleet);
  return { email: secret('first-admin-email'), password: secret('first-admin-password') };
}

const ownerSecrets = z.object({ postgres: z.string(), broker: z.string(), tokens: z.string(), owners: namedValues });
type OwnerSecrets = z.output<typeof ownerSecrets>;

/** Who owns the databases, and what tokens are made of: the set-up's own secrets, which no app sees. */
export function readOwnerSecrets(fleet: Fleet): OwnerSecrets {
  const file = `${secretsFile(fleet)}.owner`;
  const known = existsSync(file) ? ownerSecrets.partial().parse(JSON.parse(readFileSync(file, 'utf8'))) : {};
  const complete = ownerSecrets.safeParse(known);
  if (complete.success && SERVICES_WITH_DATABASE.every((service) => service in complete.data.owners))
    return complete.data;
  const owner = (service: string) => ownerUrl(service, `127.0.0.1:${portOf(postgres, fleet)}`);
  const secrets = {
    postgres: known.postgres ?? password(),
    broker: known.broker ?? password(),
    tokens: known.tokens ?? password(),
    owners: {
      ...Object.fromEntries(SERVICES_WITH_DATABASE.map((service) => [service, owner(service)])),
      ...known.owners,
    },
  };
  save(file, secrets);
  return secrets;
}

export const ownerUrl = (service: string, address: string): string => databaseUrl(`${service}_owner`, service, address);

/** The server of k8s/overlays/dev and of Compose has no TLS, which must be said: off this machine an app asks for it. */
const databaseUrl = (login: string, database: string, address: string): string =>
  `postgresql://${login}:${password()}@${address}/${database}${address.startsWith('127.0.0.1') ? '' : '?sslmode=disable'}`;

/** Reads one secret of a fleet, or a password of those that the set-up has for itself. */
export function secretReader(fleet: Fleet): ReadSecret {
  const { postgres, broker } = readOwnerSecrets(fleet);
  const secrets: Secrets = { ...readSecrets(fleet), [SUPERUSER]: postgres, [SET_UP]: broker };
  return (name) => {
    const value = secrets[name];
    if (value === undefined) throw new Error(`There is no secret ${name}.`);
    return value;
  };
}

/** The tokens by which an app and its sidecar know each other, the same at every start. */
export function sidecarTokens(fleet: Fleet, appId: string): { app: string; sidecar: string } {
  const { tokens } = readOwnerSecrets(fleet);
  const derived = (what: string) => createHmac('sha256', tokens).update(`${what} ${appId}`).digest('base64url');
  return { app: derived('app'), sidecar: derived('sidecar') };
}

/** Whole or not at all, and for the owner's eyes. */
function save(file: string, value: object): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(value, null, 1), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
