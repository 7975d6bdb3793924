import { daprYaml } from '../fleet/dapr-yaml.ts';
import { healthCheckOf } from '../fleet/health-check.ts';
import { callersOf, checkCalls } from './callers.ts';
import { inContainers, withoutNull } from './container-environment.ts';
import { methodsOf, operationsOf, topicsOf, type Operation } from './contracts.ts';
import { declaredApps, type DeclaredApp } from './declared-app.ts';
import type { App, Topic, Topology } from './model.ts';
import { parseFile, TopologyError } from './parse.ts';
import { bindingsOf, jobsOf, storesOf } from './shared-resources.ts';
import type { Sources } from './sources.ts';

const NODE_IMAGE = { name: 'abonement', target: 'apps', program: '/nodejs/bin/node', ownFolder: false };

/** What every app that subscribes to topics offers beside its own contract, and what every app that publishes. */
const DEAD_LETTERS = 'dead-letters';
const SET_ASIDE_MESSAGES = 'set-aside-messages';
/** What every service with a database offers that packages/platform runs: one with an image of its own is no such service. */
const ABOUT_PEOPLE = ['audit-trail', 'personal-data'];
/** What every service with a database offers, whoever runs it. */
const ERASURES = 'erasures';

/** @throws TopologyError where the files are wrong by themselves or do not fit together */
export function readTopology(sources: Sources): Topology {
  const { common, apps: daprApps } = parseFile('dapr.yaml', daprYaml, sources.daprYaml);
  const apps = declaredApps(daprApps, sources.appFiles);
  const topics = topicsOf('contracts/events/asyncapi.yaml', sources.asyncapi);
  checkParties(topics, apps);
  const offered = new Map(apps.map((app) => [app.id, operationsOfApp(sources, app, sharedContracts(topics, app))]));
  checkCalls(apps, offered);
  return {
    resourcesPaths: common.resourcesPaths,
    topics,
    stores: storesOf(apps),
    bindings: bindingsOf(apps),
    jobs: jobsOf(apps),
    apps: apps.map((app) => asApp(app, common.env, callersOf(app.id, apps, offered))),
  };
}

function checkParties(topics: readonly Topic[], apps: readonly DeclaredApp[]): void {
  const ids = new Set(apps.map(({ id }) => id));
  for (const { address, publishers, subscribers } of topics)
    for (const app of [...publishers, ...subscribers])
      if (!ids.has(app)) throw new TopologyError(`asyncapi.yaml: ${app} of ${address} is no app of dapr.yaml.`);
}

const sharedContracts = (topics: readonly Topic[], { id, service, file }: DeclaredApp): string[] => [
  ...(id === service && file.database && file.image === undefined ? ABOUT_PEOPLE : []),
  ...(id === service && file.database ? [ERASURES] : []),
  ...(topics.some(({ subscribers }) => subscribers.includes(id)) ? [DEAD_LETTERS] : []),
  ...(topics.some(({ publishers }) => publishers.includes(id)) ? [SET_ASIDE_MESSAGES] : []),
];

function operationsOfApp(sources: Sources, { id, service, own }: DeclaredApp, shared: readonly string[]): Operation[] {
  const contract = sources.openapi[id];
  const proto = contract === undefined ? sources.protos[service] : undefined;
  // What an app opens speaks a protocol of others, and so has no contract of ours.
  if (contract === undefined && proto === undefined && own.opens.length === 0)
    throw new TopologyError(`contracts/openapi/${id}.yaml is missing, and so is contracts/proto/${service}.proto.`);
  return [
    ...(contract === undefined ? [] : operationsOf(`contracts/openapi/${id}.yaml`, contract)),
    ...(proto === undefined ? [] : methodsOf(proto)),
    ...shared.flatMap((name) => {
      const offered = sources.openapi[name];
      return offered === undefined ? [] : operationsOf(`contracts/openapi/${name}.yaml`, offered);
    }),
  ];
}

function asApp(
  { id, folder, service, dapr, file, own }: DeclaredApp,
  commonEnvironment: Record<string, string>,
  callers: App['callers'],
): App {
  const { environment, ports } = inContainers({ ...commonEnvironment, ...dapr.env }, own.containerEnvironment);
  for (const name of own.opens)
    if (!ports.some((port) => port.name === name))
      throw new TopologyError(`${folder}/app.yaml: ${id} opens ${name}, but dapr.yaml gives it no such port.`);
  return {
    id,
    title: own.title,
    folder,
    service,
    args: dapr.command.slice(1),
    protocol: dapr.appProtocol,
    healthCheck: healthCheckOf(dapr),
    environment,
    clusterEnvironment: withoutNull({ ...environment, ...own.clusterEnvironment }),
    ports,
    entrance: own.entrance,
    opens: own.opens,
    database: file.database,
    migration: file.migration,
    secrets: [...(file.database ? [`${service}-database-url`] : []), ...own.secrets],
    sendsMail: own.sendsMail,
    image: file.image ? { ...file.image, ownFolder: true } : NODE_IMAGE,
    replicas: own.replicas,
    resources: own.resources,
    callers,
  };
}
