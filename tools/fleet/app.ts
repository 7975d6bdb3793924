import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../bootstrap/paths.mjs';
import type { AppEntry } from './dapr-yaml.ts';
import { healthCheckOf, type HealthCheck } from './health-check.ts';

/** An app of dapr.yaml, as a fleet runs it. */
export type App = {
  id: string;
  /** Its id; that of the second replica ends in -2. */
  name: string;
  folder: string;
  command: readonly [string, ...string[]];
  protocol: 'http' | 'grpc';
  env: Readonly<Record<string, string>>;
  /** What its sidecar watches. */
  healthCheck: HealthCheck | undefined;
  ports: {
    app: number;
    /** Where its sidecar reaches it: the fault proxy, if there is one. */
    reached: number;
    /** Where it answers /healthz, /readyz and /metrics. */
    health: number;
    /** Where clients call it by gRPC, if they do. */
    grpc?: number;
    /** Where self-check machines connect, if they do. */
    sip2?: number;
    sidecarHttp: number;
    sidecarGrpc: number;
    sidecarInternal: number;
    sidecarMetrics: number;
  };
};

/** What stands behind the fault proxy is reached by a port so far from its own. */
export const FAULT_SHIFT = 5_000;

/** The ports of each further replica are so far from the one before. */
const REPLICA_SHIFT = 60;

/** Apps whose replicas compete for messages, and whose jobs fire in each of them. */
const REPLICATED = new Set(['loans', 'books', 'notifications']);

type Options = { portShift: number; replica?: number; environment?: Record<string, string>; faults?: boolean };

/** An app of dapr.yaml, as often as it is to run. */
export function replicasOf(entry: AppEntry, replicas: number, { portShift, ...options }: Options): App[] {
  return Array.from({ length: REPLICATED.has(entry.appID) ? replicas : 1 }, (_, replica) => ({
    ...asApp(entry, { ...options, portShift, replica }),
    name: replica === 0 ? entry.appID : `${entry.appID}-${replica + 1}`,
  }));
}

export function asApp(entry: AppEntry, options: Options): App {
  const { portShift: fleetShift, replica = 0, environment = entry.env, faults = false } = options;
  const portShift = fleetShift + replica * REPLICA_SHIFT;
  const env = shiftPorts(environment, { own: portShift, others: fleetShift });
  const port = entry.appPort + portShift;
  return {
    id: entry.appID,
    name: entry.appID,
    folder: join(root, entry.appDirPath),
    command: entry.command,
    protocol: entry.appProtocol,
    env,
    healthCheck: healthCheckOf(entry),
    ports: {
      app: port,
      reached: port + (faults ? FAULT_SHIFT : 0),
      health: healthPortOf(entry, env),
      ...(env['GRPC_PORT'] !== undefined && { grpc: Number(env['GRPC_PORT']) }),
      ...(env['SIP2_PORT'] !== undefined && { sip2: Number(env['SIP2_PORT']) }),
      sidecarHttp: entry.daprHTTPPort + portShift,
      sidecarGrpc: entry.daprGRPCPort + portShift,
      sidecarInternal: entry.daprInternalGRPCPort + portShift,
      sidecarMetrics: entry.metricsPort + portShift,
    },
  };
}

/** Apps in a language that this machine does not have are left out: nobody depends on them. */
export const isRunnable = ({ command: [program], appDirPath }: AppEntry): boolean =>
  !program.includes('/') || existsSync(join(root, appDirPath, program));

function healthPortOf({ appID }: AppEntry, { HEALTH_PORT }: Record<string, string>): number {
  if (HEALTH_PORT === undefined) throw new Error(`dapr.yaml gives ${appID} no HEALTH_PORT.`);
  return Number(HEALTH_PORT);
}

/** An address of this machine in dapr.yaml is that of one of its apps. */
const shiftUrl = (value: string, shift: number): string =>
  value.replace(/^(http:\/\/127\.0\.0\.1:)(\d+)/, (_all, host: string, port: string) => host + (Number(port) + shift));

/** An app listens on ports of its own; where it sends others, to the gateway, is the same for all its replicas. */
const shiftPorts = (
  environment: Record<string, string>,
  { own, others }: { own: number; others: number },
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [
      name,
      name.endsWith('_PORT') ? String(Number(value) + own) : shiftUrl(value, others),
    ]),
  );
