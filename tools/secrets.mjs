import { createHmac } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { home, root } from './lib/paths.mjs';
import { makers, ownerUrl, password, SERVICES_WITH_DATABASE } from './lib/secrets.mjs';
import { Hint, readOptions, runCommand } from './lib/terminal.mjs';

const HELP = `npm run secrets -- --for kubernetes | compose

Makes every secret that the library needs, once, and keeps them in .abonement; later calls print the same ones.

  --for kubernetes   prints them as Secrets, for the servers of k8s/overlays/dev: npm run -s secrets -- --for kubernetes | kubectl apply -f -
  --for compose      writes the files that compose.yaml reads, below .abonement/compose
  --names            only the names, for a platform that has its own place for them`;

/** Where the servers are, by host and port, as the apps of each platform reach them. */
const SERVERS = {
  kubernetes: { smtp: 'inbox:1025' },
  compose: { smtp: 'inbox:1025' },
};
const PORTS = { postgres: 5432, nats: 4222, redis: 6379, rabbitmq: 5672, kafka: 9092, mqtt: 1883, etcd: 2379 };

await runCommand(async () => {
  const { options } = readOptions({ for: 'value', names: 'flag' }, HELP);
  const platform = options.for;
  if (!(platform in SERVERS)) throw new Hint(HELP);
  const secrets = secretsOf(platform);
  if (options.names) console.log(Object.keys(secrets).sort().join('\n'));
  else if (platform === 'kubernetes') console.log(asManifests(secrets));
  else writeForCompose(secrets);
});

/** One name, one value (docs/decisions/0008). */
function secretsOf(platform) {
  const file = join(home, platform, 'secrets.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  const at = (server) => SERVERS[platform][server] ?? `${server}:${PORTS[server]}`;
  const made = {
    ...Object.fromEntries(Object.entries(makers(at)).map(([name, make]) => [name, make()])),
    ...Object.fromEntries(
      SERVICES_WITH_DATABASE.map((service) => [`${service}-database-owner-url`, ownerUrl(service, at('postgres'))]),
    ),
    'postgres-password': password(),
    'app-api-token': password(),
    'dapr-api-token': password(),
  };
  save(file, JSON.stringify(made, null, 1));
  return made;
}

function asManifests(secrets) {
  const secret = (name, stringData) => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace: 'abonement', labels: { 'app.kubernetes.io/part-of': 'abonement' } },
    stringData,
  });
  const items = Object.entries(secrets).map(([name, value]) =>
    // What Dapr's annotations name has the key that they want.
    secret(name, { [name.endsWith('-api-token') ? 'token' : name]: value }),
  );
  return JSON.stringify(
    { apiVersion: 'v1', kind: 'List', items: [...items, secret('database-urls', databaseUrls(secrets))] },
    null,
    1,
  );
}

/** For whoever makes the databases. */
function databaseUrls(secrets) {
  return Object.fromEntries(
    Object.entries(secrets)
      .filter(([name]) => /-database-(owner-)?url$/.test(name))
      .map(([name, value]) => [name.replaceAll('-', '_').toUpperCase(), value]),
  );
}

function writeForCompose(secrets) {
  const folder = join(home, 'compose');
  const lines = (values) =>
    Object.entries(values)
      .map(([name, value]) => `${name}=${value}`)
      .join('\n');
  // The sidecars read one file, as on one machine; the servers and migrations have an environment file each.
  const ofApps = Object.entries(secrets).filter(([name]) => !/owner|^postgres-password$|-api-token$/.test(name));
  save(join(folder, 'main/secrets.json'), JSON.stringify(Object.fromEntries(ofApps), null, 1), 0o644);
  save(join(folder, 'postgres.env'), lines({ POSTGRES_PASSWORD: secrets['postgres-password'] }));
  save(join(folder, 'nats.env'), lines({ NATS_TOKEN: secrets['nats-token'] }));
  save(join(folder, 'databases.env'), lines({ PGPASSWORD: secrets['postgres-password'], ...databaseUrls(secrets) }));
  for (const service of SERVICES_WITH_DATABASE)
    save(join(folder, `${service}-owner.env`), lines({ DATABASE_OWNER_URL: secrets[`${service}-database-owner-url`] }));
  for (const app of appsOfDapr()) save(join(folder, `${app}.env`), lines(tokensOf(app, secrets)));
  console.log('Written. Now: docker compose up --build');
}

/** By which an app and its sidecar know each other, and nobody else knows them. */
function tokensOf(app, secrets) {
  const derived = (name) => createHmac('sha256', secrets[name]).update(app).digest('base64url');
  return { DAPR_API_TOKEN: derived('dapr-api-token'), APP_API_TOKEN: derived('app-api-token') };
}

function appsOfDapr() {
  const text = readFileSync(join(root, 'dapr.yaml'), 'utf8');
  return [...text.matchAll(/^ *- appID: (\S+)/gm)].map(([, app]) => app);
}

function save(file, text, mode = 0o600) {
  mkdirSync(join(file, '..'), { recursive: true, mode: 0o700 });
  writeFileSync(file, `${text}\n`, { mode });
}
