import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Client } from 'pg';
import { z } from 'zod';
import { runToEnd } from '../bootstrap/run-to-end.mjs';
import { step } from '../bootstrap/terminal.mjs';
import type { App } from '../fleet/app.ts';
import type { Fleet } from '../fleet/fleet.ts';
import { SERVICES_WITH_DATABASE } from '../fleet/services.ts';
import { postgres, withPostgres } from '../servers/postgres.ts';
import { portOf } from '../servers/server.ts';
import { readOwnerSecrets, readSecrets } from './secrets.ts';

/**
 * A database for each service, which its owner may change and the service itself only read and write; nobody else may
 * even connect. Then the migrations, where there are new ones.
 */
export async function prepareDatabases(fleet: Fleet): Promise<void> {
  const { postgres: password, owners } = readOwnerSecrets(fleet);
  const secrets = readSecrets(fleet);
  const connection = { port: portOf(postgres, fleet), password };
  await step('databases and migrations', async () => {
    const cluster = await withPostgres({ ...connection, database: 'postgres' }, async (client) => {
      for (const service of [...SERVICES_WITH_DATABASE, 'state']) {
        const owner = owners[service];
        await createRole(client, new URL(secrets[`${service}-database-url`] ?? ''));
        if (owner !== undefined) await createRole(client, new URL(owner));
        await createDatabase(client, service, owner === undefined ? service : `${service}_owner`);
      }
      const { rows } = await client.query<{ id: string }>('select system_identifier as id from pg_control_system()');
      return rows[0]?.id ?? '';
    });
    const done = new Migrated(fleet, cluster);
    await Promise.all(
      SERVICES_WITH_DATABASE.map(async (service) => {
        const app = fleet.apps.find(({ id }) => id === service);
        if (!app || done.has(service, fingerprint(app))) return;
        await withPostgres({ ...connection, database: service }, (client) => grant(client, service));
        await migrate(app, owners[service] ?? '');
        done.add(service, fingerprint(app));
      }),
    );
  });
}

/** What the owner creates, its service may use. */
const grant = (client: Client, service: string) =>
  client.query(`
    alter default privileges for role ${service}_owner in schema public
      grant select, insert, update, delete on tables to ${service};
    alter default privileges for role ${service}_owner in schema public grant usage on sequences to ${service};
    grant usage on schema public to ${service}`);

/** By the program that each service has for it, in the language of the service. */
function migrate({ folder, command: [command], env }: App, ownerUrl: string): Promise<string> {
  const options = { cwd: folder, env: { ...process.env, ...env, DATABASE_OWNER_URL: ownerUrl } };
  return command === 'node'
    ? runToEnd(process.execPath, ['dist/migrate.js'], options)
    : runToEnd(command, ['-m', `${basename(folder)}.migrate`], options);
}

/** Of everything that an app's migrations may depend on. */
function fingerprint({ folder, command: [command] }: App): string {
  const hash = createHash('sha256');
  if (command === 'node') return hash.update(readFileSync(join(folder, 'dist/migrate.js'))).digest('hex');
  const files = readdirSync(join(folder, 'src'), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.pyc'))
    .map((entry) => join(entry.parentPath, entry.name));
  for (const file of files.sort()) hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
}

const migrated = z.object({ cluster: z.string(), programs: z.record(z.string(), z.string()) });

/** Which programs have migrated the databases of this cluster already: each takes half a second to find nothing to do. */
class Migrated {
  readonly #file: string;
  readonly #known: z.output<typeof migrated>;

  constructor({ folder }: Fleet, cluster: string) {
    this.#file = join(folder, 'migrated.json');
    const known = existsSync(this.#file)
      ? migrated.safeParse(JSON.parse(readFileSync(this.#file, 'utf8'))).data
      : undefined;
    this.#known = known?.cluster === cluster ? known : { cluster, programs: {} };
  }

  has(service: string, program: string): boolean {
    return this.#known.programs[service] === program;
  }

  add(service: string, program: string): void {
    this.#known.programs[service] = program;
    writeFileSync(this.#file, JSON.stringify(this.#known, null, 1));
  }
}

async function createRole(client: Client, { username, password }: URL): Promise<void> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [username]);
  // Both come from this set-up's own secrets, whose signs need no quoting.
  await client.query(`${rowCount === 0 ? 'create' : 'alter'} role ${username} login password '${password}'`);
}

async function createDatabase(client: Client, name: string, owner: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
  if (rowCount === 0)
    await client.query(
      `create database ${name} owner ${owner} template template0 encoding 'UTF8' locale_provider icu icu_locale 'ru' locale 'C'`,
    );
  await client.query(`revoke all on database ${name} from public`);
  await client.query(`grant connect on database ${name} to ${name}`);
}
