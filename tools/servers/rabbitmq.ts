import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BROKER_LOGINS, forEachLogin, passwordIn, type BrokerLogin } from './broker-logins.ts';
import { installed, launch } from './launch.ts';
import { password } from './password.ts';
import { portOf, type ReadSecret, type Server } from './server.ts';

const NODES_PORT = 18673;
const PORT_MAPPER_PORT = 18674;
const HOW = 'apt install rabbitmq-server, brew install rabbitmq';

export const rabbitmq: Server = {
  name: 'rabbitmq',
  title: 'RabbitMQ',
  client: { name: 'rabbitmq', port: 18672, proxied: true, elsewhere: 'rabbitmq:5672' },
  otherPorts: [NODES_PORT, PORT_MAPPER_PORT],
  secrets: (address) => forEachLogin('rabbitmq-url', (app) => `amqp://${app}:${password()}@${address}`),
  neededBy: ['pubsub/rabbitmq'],
  others: ['epmd'],

  async start({ fleet, secret }) {
    const program = serverScript();
    const port = portOf(this, fleet);
    const portMapper = PORT_MAPPER_PORT + fleet.portShift;
    const data = join(fleet.folder, 'rabbitmq');
    mkdirSync(data, { recursive: true });
    const logins = join(data, 'logins.json');
    writeFileSync(logins, JSON.stringify(definitions(secret)), { mode: 0o600 });
    const config = join(data, 'rabbitmq.conf');
    writeFileSync(
      config,
      [
        `listeners.tcp.1 = 127.0.0.1:${port}`,
        `definitions.import_backend = local_filesystem`,
        `definitions.local.path = ${logins}`,
        'log.console = true',
        'log.console.level = warning',
      ].join('\n'),
      { mode: 0o600 },
    );
    writeFileSync(join(data, 'enabled_plugins'), '[].\n');
    const env = { ...process.env, HOME: data, ERL_EPMD_PORT: String(portMapper), ERL_EPMD_ADDRESS: '127.0.0.1' };
    // The Erlang port mapper, as a child that is remembered: of itself RabbitMQ would leave one behind.
    if (!fleet.processes.running('epmd'))
      await launch(
        fleet,
        { name: 'epmd', title: 'the Erlang port mapper', port: portMapper },
        installed('epmd', HOW),
        [],
        { cwd: data, env },
      );
    await launch(fleet, { name: this.name, title: this.title, port }, program, [], {
      cwd: data,
      env: {
        ...env,
        RABBITMQ_NODENAME: `abonement-${fleet.name}@localhost`,
        RABBITMQ_CONFIG_FILE: config,
        RABBITMQ_ENABLED_PLUGINS_FILE: join(data, 'enabled_plugins'),
        RABBITMQ_MNESIA_BASE: join(data, 'mnesia'),
        RABBITMQ_LOG_BASE: join(data, 'log'),
        RABBITMQ_PID_FILE: join(data, 'pid'),
        RABBITMQ_NODE_PORT: String(port),
        RABBITMQ_DIST_PORT: String(NODES_PORT + fleet.portShift),
        RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: '-kernel inet_dist_use_interface {127,0,0,1}',
        RABBITMQ_CONF_ENV_FILE: join(data, 'none'),
      },
    });
  },
};

/** A login for each app, as the server takes them at its start. */
const definitions = (secret: ReadSecret): object => ({
  vhosts: [{ name: '/' }],
  users: BROKER_LOGINS.map(({ app }) => ({
    name: app,
    password_hash: saltedHash(passwordIn(secret, `${app}-rabbitmq-url`)),
    hashing_algorithm: 'rabbit_password_hashing_sha256',
    tags: [],
  })),
  permissions: BROKER_LOGINS.map((login) => ({ user: login.app, vhost: '/', ...permissionsOf(login) })),
});

/** As its documentation has it: four bytes of salt, then the SHA-256 of salt and password. */
function saltedHash(password: string): string {
  const salt = randomBytes(4);
  return Buffer.concat([salt, createHash('sha256').update(salt).update(password).digest()]).toString('base64');
}

/** An exchange is a topic; a queue is an app's own, of one topic. Whoever uses one of them also makes it. */
function permissionsOf({ app, publish, subscribe }: BrokerLogin): Record<'configure' | 'write' | 'read', string> {
  const queues = subscribe.map((topic) => `${app}-${topic}`);
  const only = (names: readonly string[]) => `^(${names.map((name) => name.replaceAll('.', '\\.')).join('|')})$`;
  return {
    configure: only([...publish, ...subscribe, ...queues]),
    write: only([...publish, ...queues]),
    read: only([...subscribe, ...queues]),
  };
}

/** The server's own script: the one that Debian puts on the PATH insists on being root and changes the user. */
function serverScript(): string {
  const debian = '/usr/lib/rabbitmq/bin/rabbitmq-server';
  return existsSync(debian) ? debian : installed('rabbitmq-server', HOW);
}
