import { createHmac } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { home } from '../bootstrap/paths.mjs';
import { runCommand, UserError } from '../bootstrap/terminal.mjs';
import { readDaprYaml } from '../fleet/dapr-yaml.ts';
import { SERVICES_WITH_DATABASE } from '../fleet/services.ts';
import { ownerUrl, secretMakers } from '../running/secrets.ts';
import { BROKER_LOGINS, passwordIn, SET_UP } from '../servers/broker-logins.ts';
import { natsPasswords } from '../servers/nats.ts';
import { password } from '../servers/password.ts';
import { postgres } from '../servers/postgres.ts';
import type { Secrets } from '../servers/server.ts';
import { readOptions } from './options.ts';

const HELP = `npm run secrets -- --for kubernetes | compose

Makes every secret that the library needs, once, and keeps them in .abonement; later
calls print the same ones.

  --for kubernetes   prints them as Secrets, for the servers of k8s/overlays/dev:
                     npm run -s secrets -- --for kubernetes | kubectl apply -f -
  --for compose      writes the files that compose.yaml reads, below .abonement/compose
  --names            only the names, for a platform that has its own place for them`;

await runCommand(async () => {
  const { options } = readOptions({ for: 'value', names: 'flag' }, HELP);
  if (options.for !== 'kubernetes' && options.for !== 'compose') throw new UserError(HELP);
  const secrets = secretsOf(options.for);
  if (options.names) console.log(Object.keys(secrets).sort().join('\n'));
  else if (options.for === 'kubernetes') console.log(asManifests(secrets));
  else writeForCompose(secrets);
});

/** One name, one value (docs/decisions/0008). */
function secretsOf(platform: 'kubernetes' | 'compose'): Secrets {
  const file = join(home, platform, 'secrets.json');
  if (existsSync(file)) return z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(file, 'utf8')));
  const makers = secretMakers(({ client }) => client.elsewhere);
  const made = {
    ...Object.fromEntries(Object.entries(makers).map(([name, make]) => [name, make()])),
    ...Object.fromEntries(
      SERVICES_WITH_DATABASE.map((service) => [
        `${service}-database-owner-url`,
        ownerUrl(service, postgres.client.elsewhere ?? ''),
      ]),
    ),
    'postgres-password': password(),
    [SET_UP]: password(),
    'app-api-token': password(),
    'dapr-api-token': password(),
  };
  save(file, JSON.stringify(made, null, 1));
  return made;
}

function asManifests(secrets: Secrets): string {
  const secret = (name: string, stringData: Secrets) => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace: 'abonement', labels: { 'app.kubernetes.io/part-of': 'abonement' } },
    stringData,
  });
  const items = Object.entries(secrets).map(([name, value]) =>
    // What Dapr's annotations name has the key that they want.
    secret(name, { [name.endsWith('-api-token') ? 'token' : name]: value }),
  );
  const forServers = [
    secret('database-urls', databaseUrls(secrets)),
    secret('nats-passwords', passwordsAtTheBroker(secrets)),
  ];
  return JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [...items, ...forServers] }, null, 1);
}

/** For whoever makes the databases. */
function databaseUrls(secrets: Secrets): Secrets {
  return Object.fromEntries(
    Object.entries(secrets)
      .filter(([name]) => /-database-(owner-)?url$/.test(name))
      .map(([name, value]) => [name.replaceAll('-', '_').toUpperCase(), value]),
  );
}

/** For the broker itself, and for whoever makes its streams. */
function passwordsAtTheBroker(secrets: Secrets): Secrets {
  const read = (name: string) => secrets[name] ?? '';
  return natsPasswords([
    ...BROKER_LOGINS.map(({ app }) => [app, passwordIn(read, `${app}-nats-url`)] as const),
    ['setup', read(SET_UP)],
  ]);
}

function writeForCompose(secrets: Secrets): void {
  const folder = join(home, 'compose');
  // The sidecars read one file, as on one machine; the servers and migrations have an environment file each.
  const ofApps = Object.entries(secrets).filter(
    ([name]) => !/owner|^postgres-password$|^broker-set-up$|-api-token$/.test(name),
  );
  save(join(folder, 'main/secrets.json'), JSON.stringify(Object.fromEntries(ofApps), null, 1), 0o644);
  save(join(folder, 'postgres.env'), lines({ POSTGRES_PASSWORD: secrets['postgres-password'] }));
  save(join(folder, 'nats.env'), lines(passwordsAtTheBroker(secrets)));
  save(join(folder, 'databases.env'), lines({ PGPASSWORD: secrets['postgres-password'], ...databaseUrls(secrets) }));
  for (const service of SERVICES_WITH_DATABASE)
    save(join(folder, `${service}-owner.env`), lines({ DATABASE_OWNER_URL: secrets[`${service}-database-owner-url`] }));
  for (const { appID } of readDaprYaml().apps) save(join(folder, `${appID}.env`), lines(tokensOf(appID, secrets)));
  console.log('Written. Now: docker compose up --build');
}

/** By which an app and its sidecar know each other, and nobody else knows them. */
function tokensOf(app: string, secrets: Secrets): Secrets {
  const derived = (name: string) =>
    createHmac('sha256', secrets[name] ?? '')
      .update(app)
      .digest('base64url');
  return { DAPR_API_TOKEN: derived('dapr-api-token'), APP_API_TOKEN: derived('app-api-token') };
}

function lines(values: Record<string, string | undefined>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}=${value}`)
    .join('\n');
}

function save(file: string, text: string, mode = 0o600): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, `${text}\n`, { mode });
}
