import { z } from 'zod';
import { appFile, type AppFile } from './app-file.ts';
import { methodsOf, operationsOf, topicsOf, type Operation } from './contracts.ts';
import type { App, Caller, Job, Store, Topology } from './model.ts';
import { parseFile, TopologyError } from './parse.ts';
import type { Sources } from './sources.ts';

const environment = z.record(z.string(), z.string());

const daprYaml = z.looseObject({
  common: z.looseObject({ resourcesPaths: z.array(z.string()), env: environment }),
  apps: z.array(
    z.looseObject({
      appID: z.string(),
      appDirPath: z.string(),
      command: z.array(z.string()).min(1),
      appPort: z.number(),
      appProtocol: z.string().default('http'),
      enableAppHealthCheck: z.boolean().default(false),
      appHealthCheckPath: z.string().default('/healthz'),
      appHealthProbeInterval: z.number().default(5),
      env: environment,
    }),
  ),
});

type Entry = z.output<typeof daprYaml>['apps'][number];

const NODE_IMAGE = { name: 'abonement', target: 'apps', program: '/nodejs/bin/node', ownFolder: false };

/** What every app that subscribes to topics offers beside its own contract. */
const DEAD_LETTERS = 'dead-letters';

/** @throws TopologyError where the files are wrong by themselves or do not fit together */
export function readTopology(sources: Sources): Topology {
  const { common, apps: entries } = parseFile('dapr.yaml', daprYaml, sources.daprYaml);
  const files = Object.fromEntries(
    Object.entries(sources.appFiles).map(([folder, text]) => [folder, parseFile(`${folder}/app.yaml`, appFile, text)]),
  );
  const topics = topicsOf('contracts/events/asyncapi.yaml', sources.asyncapi);
  const subscribers = new Set(topics.flatMap((topic) => topic.subscribers));
  const known = entries.map((entry) => ({ entry, ...own(files, entry) }));
  const ids = new Set(entries.map(({ appID }) => appID));
  for (const topic of topics)
    for (const app of [...topic.publishers, ...topic.subscribers])
      if (!ids.has(app)) throw new TopologyError(`asyncapi.yaml: ${app} of ${topic.address} is no app of dapr.yaml.`);
  for (const [folder, { apps }] of Object.entries(files))
    for (const id of Object.keys(apps))
      if (!entries.some(({ appID, appDirPath }) => appID === id && appDirPath === folder))
        throw new TopologyError(`${folder}/app.yaml: dapr.yaml has no app ${id} with this folder.`);

  const operations = new Map(
    entries.map(({ appID, appDirPath }) => [
      appID,
      operationsOfApp(sources, appID, serviceOf(appDirPath), subscribers.has(appID)),
    ]),
  );
  for (const { entry, app } of known) checkCalls(entry, app.calls, operations);

  return {
    resourcesPaths: common.resourcesPaths,
    topics,
    stores: storesOf(known),
    jobs: jobsOf(known),
    apps: known.map(({ entry, file, app }): App => {
      const service = serviceOf(entry.appDirPath);
      const { environment, ports } = inContainers({ ...common.env, ...entry.env }, app.containerEnvironment);
      return {
        id: entry.appID,
        folder: entry.appDirPath,
        service,
        args: entry.command.slice(1),
        protocol: entry.appProtocol,
        ...(entry.enableAppHealthCheck && {
          healthCheck: { path: entry.appHealthCheckPath, interval: entry.appHealthProbeInterval },
        }),
        environment,
        clusterEnvironment: withoutNull({ ...environment, ...app.clusterEnvironment }),
        localPort: entry.appPort,
        ports,
        entrance: app.entrance,
        database: file.database,
        migration: file.migration,
        secrets: [...(file.database ? [`${service}-database-url`] : []), ...app.secrets],
        sendsMail: app.sendsMail,
        image: file.image ? { ...file.image, ownFolder: true } : NODE_IMAGE,
        replicas: app.replicas,
        resources: app.resources,
        callers: callersOf(entry.appID, operations.get(entry.appID) ?? [], known),
      };
    }),
  };
}

const serviceOf = (folder: string): string => folder.replace(/^.*\//, '');

type Known = { entry: Entry; file: AppFile; app: AppFile['apps'][string] };

function own(files: Record<string, AppFile>, { appID, appDirPath }: Entry): Omit<Known, 'entry'> {
  const file = files[appDirPath];
  if (!file) throw new TopologyError(`${appDirPath}/app.yaml is missing, though dapr.yaml has ${appID}.`);
  const app = file.apps[appID];
  if (!app) throw new TopologyError(`${appDirPath}/app.yaml: apps has no ${appID}, though dapr.yaml has.`);
  return { file, app };
}

function operationsOfApp(sources: Sources, id: string, service: string, subscribes: boolean): Operation[] {
  const contract = sources.openapi[id];
  const proto = contract === undefined ? sources.protos[service] : undefined;
  if (contract === undefined && proto === undefined)
    throw new TopologyError(`contracts/openapi/${id}.yaml is missing, and so is contracts/proto/${service}.proto.`);
  const deadLetters = subscribes ? sources.openapi[DEAD_LETTERS] : undefined;
  return [
    ...(contract === undefined ? [] : operationsOf(`contracts/openapi/${id}.yaml`, contract)),
    ...(proto === undefined ? [] : methodsOf(proto)),
    ...(deadLetters === undefined ? [] : operationsOf(`contracts/openapi/${DEAD_LETTERS}.yaml`, deadLetters)),
  ];
}

function checkCalls(
  { appID, appDirPath }: Entry,
  calls: Record<string, string[]>,
  all: Map<string, Operation[]>,
): void {
  for (const [callee, names] of Object.entries(calls))
    for (const name of names) {
      const where = `${appDirPath}/app.yaml: ${appID} calls ${name} of ${callee}`;
      const found = all.get(callee)?.find(({ id }) => id === name);
      if (!found) throw new TopologyError(`${where}, which its contract does not have.`);
      if (found.internalTo)
        throw new TopologyError(`${where}, which is internal: x-internal in its contract says who may call it.`);
    }
}

/** The entrance may call what is public and over HTTP; another app what it says that it calls; and each what names it. */
function callersOf(callee: string, operations: Operation[], known: Known[]): Caller[] {
  return known
    .filter(({ entry }) => entry.appID !== callee)
    .map(({ entry, app }) => {
      const id = entry.appID;
      const called = app.calls[callee] ?? [];
      const allowed = operations.filter((one) =>
        one.internalTo
          ? one.internalTo.includes(id)
          : called.includes(one.id) || (app.entrance && one.verb !== undefined),
      );
      return { id, operations: asPaths(allowed) };
    })
    .filter(({ operations }) => operations.length > 0);
}

/** Each path once. Dapr takes the first that matches from the left, so one that covers another has its verbs too. */
function asPaths(operations: Operation[]): Caller['operations'] {
  const paths = [...new Set(operations.map(({ path }) => path))];
  const covers = (short: string, long: string): boolean => long === short || long.startsWith(`${short}/`);
  return paths
    .filter((path) => !paths.some((other) => other !== path && covers(other, path)))
    .map((path) => ({
      path,
      verbs: [...new Set(operations.filter((one) => covers(path, one.path)).flatMap(({ verb }) => verb ?? []))],
    }));
}

function storesOf(known: Known[]): Store[] {
  const names = [...new Set(known.flatMap(({ app }) => Object.keys(app.stores)))].toSorted();
  return names.map((name) => {
    const users = known.filter(({ app }) => name in app.stores);
    const keys = new Set(users.map(({ app }) => app.stores[name]));
    if (keys.size > 1)
      throw new TopologyError(`${idsOf(users).join(' and ')} differ in whether the keys of ${name} are shared.`);
    return { name, shared: keys.has('shared'), apps: idsOf(users) };
  });
}

function jobsOf(known: Known[]): Job[] {
  const names = [...new Set(known.flatMap(({ app }) => Object.keys(app.jobs)))].toSorted();
  return names.map((name) => {
    const users = known.filter(({ app }) => name in app.jobs);
    const [schedule, ...others] = new Set(users.map(({ app }) => app.jobs[name]));
    if (schedule === undefined || others.length > 0)
      throw new TopologyError(`${idsOf(users).join(', ')} differ in the schedule of ${name}.`);
    return { name, schedule, apps: idsOf(users) };
  });
}

const idsOf = (known: Known[]): string[] => known.map(({ entry }) => entry.appID).toSorted();

/** Each container has its address to itself: there the ports are the same for every app. */
function inContainers(here: Record<string, string>, differs: Record<string, string | null>) {
  const merged = Object.entries(withoutNull({ ...here, ...differs }));
  const ports = merged
    .filter(([name]) => name.endsWith('_PORT'))
    .toSorted(([one], [other]) => Number(other === 'APP_PORT') - Number(one === 'APP_PORT'))
    .map(([name], index) => ({ variable: name, name: name.replace('_PORT', '').toLowerCase(), port: 8080 + index }));
  const portOf = (variable: string) => ports.find((port) => port.variable === variable)?.port;
  return {
    environment: Object.fromEntries(merged.map(([name, value]) => [name, String(portOf(name) ?? value)])),
    ports: ports.map(({ name, port }) => ({ name, port })),
  };
}

/** Without those that say that there is none. */
const withoutNull = (environment: Record<string, string | null>): Record<string, string> =>
  Object.fromEntries(Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== null));
