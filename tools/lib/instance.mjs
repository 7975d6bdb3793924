import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { DEFAULT_CHOICES } from './choices.mjs';
import { home, root } from './paths.mjs';
import { ProcessBook } from './processes.mjs';
import { readSecrets } from './secrets.mjs';
import { sidecarConfigurations } from './sidecar-configuration.mjs';
import { Hint } from './terminal.mjs';

/**
 * A library on this machine: its data, its secrets, its ports. `main` is the one of `npm start`; tests and benchmarks
 * have their own beside it, with their ports shifted.
 */
export const SHIFTS = { main: 0, test: 1000, bench: 2000 };

const SERVER_PORTS = {
  postgres: 18432,
  smtp: 18025,
  inbox: 18080,
  zipkin: 18411,
  nats: 18422,
  redis: 18379,
  rabbitmq: 18672,
  rabbitmqNodes: 18673,
  epmd: 18674,
  kafka: 18492,
  kafkaController: 18493,
  mqtt: 18483,
  etcd: 18479,
  etcdPeers: 18480,
  consul: 18600,
  consulServer: 18601,
  consulGossip: 18602,
  sentry: 18640,
  sentryHealth: 18641,
  sentryMetrics: 18642,
  toxiproxy: 18700,
  kubernetes: 18710,
  kubernetesStore: 18711,
  kubernetesStorePeers: 18712,
};

/** The second replica's ports are so far from the first one's. */
const REPLICA_SHIFT = 60;

/** What can be made slow or cut off stands behind a proxy, whose port is so far from its own. */
const FAULT_SHIFT = 5_000;
const BEHIND_PROXY = new Set(['postgres', 'smtp', 'nats', 'redis', 'rabbitmq', 'mqtt', 'etcd']);

/** What commands take to choose components, for `readOptions`. */
export const CHOICE_OPTIONS = Object.fromEntries(Object.keys(DEFAULT_CHOICES).map((block) => [block, 'value']));

export const CHOICE_HELP = Object.entries(DEFAULT_CHOICES)
  .map(
    ([block, choice]) => `  --${`${block} NAME`.padEnd(17)}a folder of components/dapr/${block.padEnd(12)}(${choice})`,
  )
  .join('\n');

/**
 * @param options.choices the folders of components/dapr to take, by block
 * @param options.environment more environment for each app
 * @param options.replicas how many of each app that does work of its own; one of the others
 * @param options.mtls whether the sidecars prove who they are, and only what is allowed may be called
 * @param options.only these servers and no others
 * @param options.faults whether a fault proxy stands before each server, and before each app for its sidecar
 */
export async function openInstance(name = 'main', options = {}) {
  const { choices = {}, environment = {}, replicas = 1, mtls = false, faults = false, only } = options;
  if (!(name in SHIFTS)) throw new Hint(`There is no instance ${name}: ${Object.keys(SHIFTS).join(', ')}.`);
  const shift = SHIFTS[name];
  const folder = join(home, name);
  mkdirSync(join(folder, 'logs'), { recursive: true });
  const chosen = { ...DEFAULT_CHOICES, ...choices };
  for (const [block, choice] of Object.entries(chosen)) {
    const known = readdirSync(join(root, 'components/dapr', block));
    if (!known.includes(choice))
      throw new Hint(`There is no ${block} ${choice} in components/dapr: ${known.join(', ')}.`);
  }
  const ports = Object.fromEntries(Object.entries(SERVER_PORTS).map(([server, port]) => [server, port + shift]));
  const instance = {
    name,
    folder,
    shift,
    choices: chosen,
    mtls,
    faults,
    only,
    ports,
    /** Where apps and sidecars reach the servers. */
    reachedPorts: Object.fromEntries(
      Object.entries(ports).map(([server, port]) => [
        server,
        faults && BEHIND_PROXY.has(server) ? port + FAULT_SHIFT : port,
      ]),
    ),
    secretsFile: join(folder, 'secrets.json'),
    log: (part) => join(folder, 'logs', `${part}.log`),
    processes: new ProcessBook(join(folder, 'processes.json')),
    stack: await readStack(folder, name, shift, { choices: chosen, environment, replicas, mtls, faults }),
  };
  return { ...instance, sidecarEnvironment: sidecarEnvironment(instance) };
}

/** Secrets that the sidecars read from their environment, where that is the choice. */
function sidecarEnvironment(instance) {
  if (instance.choices.secrets !== 'environment') return {};
  return Object.fromEntries(Object.entries(readSecrets(instance)).map(([name, value]) => [`ABONEMENT_${name}`, value]));
}

/** dapr.yaml as this instance runs it: the chosen components, the shifted ports, its own folder. */
async function readStack(folder, name, shift, { choices, environment, replicas, mtls, faults }) {
  if (!existsSync(join(root, 'node_modules/yaml'))) return undefined;
  const { parse } = await import('yaml');
  const { common, apps } = parse(readFileSync(join(root, 'dapr.yaml'), 'utf8'));
  const choose = (path) => {
    const [, block] = /^components\/dapr\/([^/]+)\//.exec(path) ?? [];
    return block && block in choices
      ? path.replace(/^components\/dapr\/[^/]+\/[^/]+/, `components/dapr/${block}/${choices[block]}`)
      : path;
  };
  const resources = common.resourcesPaths.map(choose);
  const configuration = choose(common.configFilePath);
  const text = ownText(configuration, name, shift);
  return {
    resources: resources.map((path) => ownCopy(path, folder, name, shift)),
    writeConfiguration: await sidecarConfigurations(join(folder, 'sidecars'), { configuration: text, mtls }),
    logLevel: common.logLevel,
    apps: apps.filter(isRunnable).flatMap((app) =>
      Array.from({ length: REPLICATED.has(app.appID) ? replicas : 1 }, (_, index) =>
        asApp(app, {
          shift: shift + index * REPLICA_SHIFT,
          index,
          environment: { ...common.env, ...app.env, ...environment },
          faults,
        }),
      ),
    ),
  };
}

/** Apps whose replicas compete for messages and whose jobs fire in each of them. */
const REPLICATED = new Set(['loans', 'books', 'notifications']);

/** Apps in a language that this machine does not have are left out: nobody depends on them. */
const isRunnable = ({ command: [program], appDirPath }) =>
  !program.includes('/') || existsSync(join(root, appDirPath, program));

/** An app of dapr.yaml, as it is run: the `index`th replica of it, its ports shifted. */
export function asApp(app, { shift, index = 0, environment = app.env, faults = false }) {
  return {
    id: app.appID,
    name: index === 0 ? app.appID : `${app.appID}-${index + 1}`,
    folder: join(root, app.appDirPath),
    command: app.command,
    protocol: app.appProtocol ?? 'http',
    healthCheck: app.enableAppHealthCheck === true,
    healthPath: app.appHealthCheckPath,
    healthInterval: app.appHealthProbeInterval,
    port: app.appPort + shift,
    /** Where its sidecar reaches it. */
    reachedPort: app.appPort + shift + (faults ? FAULT_SHIFT : 0),
    httpPort: app.daprHTTPPort + shift,
    grpcPort: app.daprGRPCPort + shift,
    internalPort: app.daprInternalGRPCPort + shift,
    metricsPort: app.metricsPort + shift,
    env: shiftPorts(environment, shift),
  };
}

function shiftPorts(env, shift) {
  return Object.fromEntries(
    Object.entries(env).map(([key, value]) => [
      key,
      key.endsWith('_PORT') ? String(Number(value) + shift) : String(value),
    ]),
  );
}

/** `main` uses the component files as they are, as `dapr run -f` does; another instance has copies that name its folder. */
function ownCopy(path, folder, name, shift) {
  if (name === 'main') return join(root, path);
  const copy = join(folder, 'resources', relative('components/dapr', path));
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy, { recursive: true });
  for (const file of readdirSync(join(root, path)).filter((entry) => entry.endsWith('.yaml')))
    writeFileSync(join(copy, file), ownText(join(path, file), name, shift));
  return copy;
}

function ownText(file, name, shift) {
  const text = readFileSync(join(root, file), 'utf8');
  if (name === 'main') return text;
  return (
    text
      .replaceAll('.abonement/main/', `.abonement/${name}/`)
      .replace(/(127\.0\.0\.1:)(\d+)/g, (_all, host, port) => host + (Number(port) + shift))
      // Tests wait for conditions; the jobs that bring them about come by more often.
      .replace(/@every (30s|1m)/, '@every 3s')
  );
}
