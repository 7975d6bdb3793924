import type { HealthCheck } from '../fleet/health-check.ts';

/** The apps and who talks to whom, as dapr.yaml, the contracts and each app.yaml say it together. */
export type Topology = {
  /** The paths of dapr.yaml's common.resourcesPaths. */
  resourcesPaths: readonly string[];
  apps: readonly App[];
  topics: readonly Topic[];
  stores: readonly Store[];
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

/** A topic has a component of its own, named as the topic with dashes. */
export type Topic = {
  address: string;
  component: string;
  description: string;
  publishers: readonly string[];
  subscribers: readonly string[];
};

export type Store = { name: string; shared: boolean; apps: readonly string[] };

export type Job = { name: string; schedule: string; apps: readonly string[] };

/** The component of what could not be handled. */
export const DEAD_LETTERS = 'dead-letters';

export const deadLetterTopic = (app: string): string => `dead.${app}`;

/** The apps that subscribe to something, in the order of the alphabet. */
export const subscribersOf = (topology: Topology): string[] =>
  [...new Set(topology.topics.flatMap(({ subscribers }) => subscribers))].toSorted();
