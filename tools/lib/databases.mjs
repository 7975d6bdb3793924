import { basename } from 'node:path';
import { run } from './processes.mjs';
import { readOwnerSecrets, readSecrets, SERVICES_WITH_DATABASE } from './secrets.mjs';
import { step } from './terminal.mjs';
import { withPostgres } from '../servers/postgres.mjs';

/**
 * A database for each service, which its owner may change and the service itself only read and write; nobody else may
 * even connect. Then the migrations.
 */
export async function prepareDatabases(instance) {
  const secrets = readSecrets(instance);
  const { owners } = readOwnerSecrets(instance);
  await step('databases and migrations', async (tell) => {
    await withPostgres(instance, 'postgres', async (client) => {
      for (const service of [...SERVICES_WITH_DATABASE, 'state']) {
        const login = new URL(secrets[`${service}-database-url`]);
        await createRole(client, login);
        if (owners[service]) await createRole(client, new URL(owners[service]));
        await createDatabase(client, service, owners[service] ? `${service}_owner` : service);
      }
    });
    for (const service of SERVICES_WITH_DATABASE) {
      await withPostgres(instance, service, (client) =>
        client.query(`
          alter default privileges for role ${service}_owner in schema public
            grant select, insert, update, delete on tables to ${service};
          alter default privileges for role ${service}_owner in schema public grant usage on sequences to ${service};
          grant usage on schema public to ${service}`),
      );
      tell(service);
      const app = instance.stack.apps.find(({ id }) => id === service);
      if (app) await migrate(app, owners[service]);
    }
  });
}

/** By the program that each service has for it, in the language of the service. */
function migrate({ folder, command: [command], env }, ownerUrl) {
  const options = { cwd: folder, env: { ...process.env, ...env, DATABASE_OWNER_URL: ownerUrl } };
  return command === 'node'
    ? run(process.execPath, ['dist/migrate.js'], options)
    : run(command, ['-m', `${basename(folder)}.migrate`], options);
}

async function createRole(client, { username, password }) {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [username]);
  // Both come from this set-up's own secrets, whose signs need no quoting.
  await client.query(`${rowCount === 0 ? 'create' : 'alter'} role ${username} login password '${password}'`);
}

async function createDatabase(client, name, owner) {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
  if (rowCount === 0)
    await client.query(
      `create database ${name} owner ${owner} template template0 encoding 'UTF8' locale_provider icu icu_locale 'ru' locale 'C'`,
    );
  await client.query(`revoke all on database ${name} from public`);
  await client.query(`grant connect on database ${name} to ${name}`);
}
