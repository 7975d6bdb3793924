import { join } from 'node:path';
import { home } from '../bootstrap/paths.mjs';
import { isRunnable, replicasOf, type App } from './app.ts';
import { choicesOf, requireChoices, withChoice, type Block, type Choices } from './choices.ts';
import { readDaprYaml } from './dapr-yaml.ts';
import { ProcessBook } from './processes.ts';

/** The fleets of this machine and how far their ports are from those of dapr.yaml, so that they run side by side. */
const PORT_SHIFTS = { main: 0, test: 1000, bench: 2000 } as const;

export type FleetName = keyof typeof PORT_SHIFTS;
export const FLEET_NAMES: readonly FleetName[] = ['main', 'test', 'bench'];

/** The whole system as one command runs it: the apps, the servers behind their components, its data, secrets and ports. */
export type Fleet = {
  name: FleetName;
  /** Everything that it writes, but for PostgreSQL's data where that has to be elsewhere. */
  folder: string;
  portShift: number;
  choices: Choices;
  /** Whether sidecars prove who they are, and only what is allowed may be called. */
  mtls: boolean;
  /** Whether a fault proxy stands before each server, and before each app for its sidecar. */
  faults: boolean;
  /** Whether no job runs by its schedule: whoever has the fleet runs them. */
  jobsWait: boolean;
  apps: readonly App[];
  logLevel: string;
  /** The folders of components, below components/dapr. */
  resources: readonly string[];
  /** The file of the sidecars' common configuration. */
  configuration: string;
  /** Secrets that are not made, but known beforehand. */
  given: Readonly<Record<string, string>>;
  processes: ProcessBook;
};

export type FleetOptions = {
  choices?: Partial<Record<Block, string>>;
  /** More environment for each app. */
  environment?: Record<string, string>;
  /** How many of each app that does work of its own; there is one of each of the others. */
  replicas?: number;
  mtls?: boolean;
  faults?: boolean;
  jobsWait?: boolean;
  /** By whom readers pay online: a folder of components/dapr/payments, and the secrets that it names. */
  payments?: { choice: string; secrets: Readonly<Record<string, string>> };
};

/** Describes a fleet; nothing is written or started. @throws UserError for a choice that does not exist */
export function describeFleet(name: FleetName, options: FleetOptions = {}): Fleet {
  const { environment = {}, replicas = 1, mtls = false, faults = false, jobsWait = false, payments } = options;
  const daprYaml = readDaprYaml();
  const { common, apps } = daprYaml;
  const choices = { ...choicesOf(daprYaml), ...options.choices };
  requireChoices(choices);
  const portShift = PORT_SHIFTS[name];
  const folder = join(home, name);
  return {
    name,
    folder,
    portShift,
    choices,
    mtls,
    faults,
    jobsWait,
    apps: apps.filter(isRunnable).flatMap((entry) =>
      replicasOf(entry, replicas, {
        portShift,
        environment: { ...common.env, ...entry.env, ...environment },
        faults,
      }),
    ),
    logLevel: common.logLevel,
    resources: [
      ...common.resourcesPaths.map((path) => withChoice(path, choices)),
      ...(payments ? [`components/dapr/payments/${payments.choice}`] : []),
    ],
    configuration: withChoice(common.configFilePath, choices),
    given: payments?.secrets ?? {},
    processes: new ProcessBook(join(folder, 'processes.json')),
  };
}

export const logFile = ({ folder }: Fleet, part: string): string => join(folder, 'logs', `${part}.log`);

export const secretsFile = ({ folder }: Fleet): string => join(folder, 'secrets.json');

/** The public address. */
export const gatewayUrl = (fleet: Fleet): string => `http://127.0.0.1:${gatewayOf(fleet).ports.app}`;

/** Where programs call by gRPC. */
export const grpcAddress = (fleet: Fleet): string => `127.0.0.1:${gatewayOf(fleet).ports.grpc}`;

/** Where self-check machines connect. */
export const sip2Address = (fleet: Fleet): string => `127.0.0.1:${appOf(fleet, 'sip2').ports.sip2}`;

const gatewayOf = (fleet: Fleet): App => appOf(fleet, 'gateway');

function appOf({ apps }: Fleet, id: string): App {
  const app = apps.find((one) => one.id === id);
  if (!app) throw new Error(`dapr.yaml has no app ${id}.`);
  return app;
}
