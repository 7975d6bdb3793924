// The servers behind the components. They are the real ones, run as this user on ports of their own, with their data in
// the instance's folder.
import { endProcess, sleep } from '../lib/processes.mjs';
import { requirePorts } from '../lib/requirements.mjs';
import { step } from '../lib/terminal.mjs';
import * as consul from './consul.mjs';
import * as etcd from './etcd.mjs';
import * as inbox from './inbox.mjs';
import * as kubernetes from './kubernetes.mjs';
import * as kafka from './kafka.mjs';
import * as mosquitto from './mosquitto.mjs';
import * as nats from './nats.mjs';
import * as postgres from './postgres.mjs';
import * as rabbitmq from './rabbitmq.mjs';
import * as redis from './redis.mjs';
import * as sentry from './sentry.mjs';
import * as toxiproxy from './toxiproxy.mjs';

const SERVERS = {
  toxiproxy,
  postgres,
  nats,
  redis,
  rabbitmq,
  kafka,
  mosquitto,
  etcd,
  consul,
  sentry,
  inbox,
  kubernetes,
};

/** Which server a choice of component needs beyond what every library has. */
const NEEDED = {
  'pubsub/jetstream': 'nats',
  'pubsub/redis': 'redis',
  'pubsub/rabbitmq': 'rabbitmq',
  'pubsub/kafka': 'kafka',
  'pubsub/mqtt': 'mosquitto',
  'state/redis': 'redis',
  'state/etcd': 'etcd',
  'discovery/consul': 'consul',
};

/** The server behind the pub/sub components; none where somebody else runs it. */
export const brokerOf = ({ choices }) => NEEDED[`pubsub/${choices.pubsub}`];

/** In the order in which they start; they stop in the opposite one. */
function serversOf({ choices, mtls, faults, only }) {
  if (only) return only;
  const always = ['postgres', 'inbox', ...(mtls ? ['sentry'] : []), ...(faults ? ['toxiproxy'] : [])];
  const needed = Object.entries(choices).map(([block, choice]) => NEEDED[`${block}/${choice}`]);
  return Object.keys(SERVERS).filter((name) => always.includes(name) || needed.includes(name));
}

export const isServer = (name) => name in SERVERS;

export async function startServers(instance, runtime) {
  for (const name of serversOf(instance)) {
    if (instance.processes.running(name)) continue;
    const { title, ports, start } = SERVERS[name];
    await step(title, async (tell) => {
      await requirePorts(
        ports.map((port) => [title, instance.ports[port]]),
        '',
      );
      await start(instance, runtime, tell);
    });
  }
}

export async function stopServers(instance) {
  for (const name of Object.keys(SERVERS).reverse()) await stopServer(instance, name);
}

async function stopServer(instance, name) {
  const { signal = 'SIGTERM', afterwards } = SERVERS[name];
  const pid = instance.processes.running(name);
  if (pid) await endProcess(pid, signal, 30);
  instance.processes.forget(name);
  await afterwards?.(instance);
}

/** Starts servers that die again, with their data as they left it, until the returned function is called. */
export function keepServers(instance, runtime) {
  let watching = true;
  const watch = (async () => {
    while (watching) {
      for (const name of serversOf(instance)) {
        if (!watching || instance.processes.running(name)) continue;
        console.log(`  ! ${SERVERS[name].title} ended; starting it again`);
        await SERVERS[name].start(instance, runtime).catch((error) => console.log(`  ! ${error.message}`));
      }
      await sleep(500);
    }
  })();
  return () => {
    watching = false;
    return watch;
  };
}
