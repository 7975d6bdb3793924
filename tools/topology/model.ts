import type { HealthCheck } from '../fleet/health-check.ts';

/** The apps and who talks to whom, as dapr.yaml, the contracts and each app.yaml say it together. */
export type Topology = {
  /** The paths of dapr.yaml's common.resourcesPaths. */
  resourcesPaths: readonly string[];
  apps: readonly App[];
  topics: readonly Topic[];
  stores: readonly Store[];
  bindings: readonly Binding[];
  jobs: readonly Job[];
};

export type App = {
  id: string;
  /** What people call it. */
  title: { ru: string; en: string } | undefined;
  /** As `apps/users`; several apps may share it. */
  folder: string;
  /** The service that the folder holds, as `users`: its database and its migration are named so. */
  service: string;
  /** The program's arguments, from the app's folder, without the program itself. */
  args: readonly string[];
  protocol: string;
  healthCheck: HealthCheck | undefined;
  /** What it is told in containers, ports included. */
  environment: Readonly<Record<string, string>>;
  /** And in a cluster. */
  clusterEnvironment: Readonly<Record<string, string>>;
  /** The port of each kind (`app`, `health`), the app's first, in a container and on one machine. */
  ports: readonly { name: string; port: number; localPort: number }[];
  entrance: boolean;
  /** The names of its ports that others than sidecars connect to, if it is no entrance. */
  opens: readonly string[];
  database: boolean;
  migration: readonly string[];
  /** All secrets that it may read. */
  secrets: readonly string[];
  sendsMail: boolean;
  image: Image;
  replicas: { min: number; max: number; scaleByLagOf?: string | undefined };
  resources: { cpu: string; memory: string };
  /** Who may call what of it. */
  callers: readonly Caller[];
};

export type Image = { name: string; target: string; program: string; ownFolder: boolean };

/** What one app may call of another. A path covers what is below it; gRPC has no verbs. */
export type Caller = { id: string; operations: readonly { path: string; verbs: readonly string[] }[] };

export type Topic = {
  address: string;
  /** The topic with dashes: each app that uses it has a component of its own for it, `<app>-<component>`. */
  component: string;
  description: string;
  publishers: readonly string[];
  subscribers: readonly string[];
};

export type Store = { name: string; shared: boolean; apps: readonly string[] };

/** An output binding, by which apps reach an HTTP API of others. */
export type Binding = { name: string; apps: readonly string[] };

export type Job = { name: string; schedule: string; apps: readonly string[] };

/** What the components are called of what could not be handled. */
export const DEAD_LETTERS = 'dead-letters';

/** An app's own component for a topic, or for its dead letters: its login at the broker is there, and nobody else's. */
export const componentOf = (app: string, component: string): string => `${app}-${component}`;

export const deadLetterTopic = (app: string): string => `dead.${app}`;

/** The apps that publish or subscribe to something, in the order of the alphabet. */
export const messagingApps = (topology: Topology): string[] =>
  [...new Set(topology.topics.flatMap(({ publishers, subscribers }) => [...publishers, ...subscribers]))].toSorted();

/** What an app publishes or subscribes to. */
export const topicsOf = (app: string, { topics }: Topology): Topic[] =>
  topics.filter(({ publishers, subscribers }) => publishers.includes(app) || subscribers.includes(app));

/** The topics that an app may publish to and subscribe to by one of its components. */
export type Rights = { publish: readonly string[]; subscribe: readonly string[] };

/** Least privilege: a subscriber's sidecar publishes its own dead letters besides. */
export const rightsOf = (app: string, { address, publishers, subscribers }: Topic): Rights => ({
  publish: [
    ...(publishers.includes(app) ? [address] : []),
    ...(subscribers.includes(app) ? [deadLetterTopic(app)] : []),
  ],
  subscribe: subscribers.includes(app) ? [address] : [],
});

/** The apps that subscribe to something, in the order of the alphabet. */
export const subscribersOf = (topology: Topology): string[] =>
  [...new Set(topology.topics.flatMap(({ subscribers }) => subscribers))].toSorted();

/** What an app may publish to and read by all of its components together, its dead letters among them. */
export function rightsAtTheBroker(app: string, topology: Topology): Rights {
  const rights = topicsOf(app, topology).map((topic) => rightsOf(app, topic));
  const read = rights.flatMap(({ subscribe }) => subscribe);
  return {
    publish: [...new Set(rights.flatMap(({ publish }) => publish))],
    subscribe: subscribersOf(topology).includes(app) ? [...read, deadLetterTopic(app)] : read,
  };
}
