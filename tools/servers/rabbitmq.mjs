import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endProcess } from '../lib/processes.mjs';
import { readSecrets } from '../lib/secrets.mjs';
import { installed, launch } from './launch.mjs';

export const title = 'RabbitMQ';
export const ports = ['rabbitmq', 'rabbitmqNodes', 'epmd'];

export async function start(instance) {
  const { rabbitmq, rabbitmqNodes, epmd } = instance.ports;
  const { username, password } = new URL(readSecrets(instance)['rabbitmq-url']);
  const program = serverScript();
  const data = join(instance.folder, 'rabbitmq');
  mkdirSync(data, { recursive: true });
  const config = join(data, 'rabbitmq.conf');
  writeFileSync(
    config,
    [
      `listeners.tcp.1 = 127.0.0.1:${rabbitmq}`,
      `default_user = ${username}`,
      `default_pass = ${password}`,
      'log.console = true',
      'log.console.level = warning',
    ].join('\n'),
    { mode: 0o600 },
  );
  writeFileSync(join(data, 'enabled_plugins'), '[].\n');
  const env = { ...process.env, HOME: data, ERL_EPMD_PORT: String(epmd), ERL_EPMD_ADDRESS: '127.0.0.1' };
  // The Erlang port mapper, as a child that is remembered: of itself RabbitMQ would leave one behind.
  if (!instance.processes.running('epmd'))
    await launch(instance, { name: 'epmd', title: 'the Erlang port mapper', port: epmd }, installed('epmd', HOW), [], {
      cwd: data,
      env,
    });
  await launch(instance, { name: 'rabbitmq', title, port: rabbitmq }, program, [], {
    cwd: data,
    env: {
      ...env,
      RABBITMQ_NODENAME: `abonement-${instance.name}@localhost`,
      RABBITMQ_CONFIG_FILE: config,
      RABBITMQ_ENABLED_PLUGINS_FILE: join(data, 'enabled_plugins'),
      RABBITMQ_MNESIA_BASE: join(data, 'mnesia'),
      RABBITMQ_LOG_BASE: join(data, 'log'),
      RABBITMQ_PID_FILE: join(data, 'pid'),
      RABBITMQ_NODE_PORT: String(rabbitmq),
      RABBITMQ_DIST_PORT: String(rabbitmqNodes),
      RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: '-kernel inet_dist_use_interface {127,0,0,1}',
      RABBITMQ_CONF_ENV_FILE: join(data, 'none'),
    },
  });
}

export async function afterwards(instance) {
  const pid = instance.processes.running('epmd');
  if (pid) await endProcess(pid);
  instance.processes.forget('epmd');
}

const HOW = 'apt install rabbitmq-server, brew install rabbitmq';

/** The server's own script: the one that Debian puts on the PATH insists on being root and changes the user. */
function serverScript() {
  const debian = '/usr/lib/rabbitmq/bin/rabbitmq-server';
  if (existsSync(debian)) return debian;
  return installed('rabbitmq-server', HOW);
}
