import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installed, launch } from './launch.ts';
import { password } from './password.ts';
import { portOf, type Server } from './server.ts';

const NODES_PORT = 18673;
const PORT_MAPPER_PORT = 18674;
const HOW = 'apt install rabbitmq-server, brew install rabbitmq';

export const rabbitmq: Server = {
  name: 'rabbitmq',
  title: 'RabbitMQ',
  client: { name: 'rabbitmq', port: 18672, proxied: true, elsewhere: 'rabbitmq:5672' },
  otherPorts: [NODES_PORT, PORT_MAPPER_PORT],
  secrets: (address) => ({ 'rabbitmq-url': () => `amqp://abonement:${password()}@${address}` }),
  neededBy: ['pubsub/rabbitmq'],
  others: ['epmd'],

  async start({ fleet, secret }) {
    const { username, password } = new URL(secret('rabbitmq-url'));
    const program = serverScript();
    const port = portOf(this, fleet);
    const portMapper = PORT_MAPPER_PORT + fleet.portShift;
    const data = join(fleet.folder, 'rabbitmq');
    mkdirSync(data, { recursive: true });
    const config = join(data, 'rabbitmq.conf');
    writeFileSync(
      config,
      [
        `listeners.tcp.1 = 127.0.0.1:${port}`,
        `default_user = ${username}`,
        `default_pass = ${password}`,
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

/** The server's own script: the one that Debian puts on the PATH insists on being root and changes the user. */
function serverScript(): string {
  const debian = '/usr/lib/rabbitmq/bin/rabbitmq-server';
  return existsSync(debian) ? debian : installed('rabbitmq-server', HOW);
}
