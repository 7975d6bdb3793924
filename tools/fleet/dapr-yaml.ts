import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { root } from '../bootstrap/paths.mjs';

/** The Dapr CLI takes numbers and booleans for texts, too. */
const text = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const environment = z.record(z.string(), text);
const port = z.number().int().positive();

/** An app as the Dapr CLI reads it. */
export const appEntry = z.object({
  appID: z.string(),
  appDirPath: z.string(),
  command: z.tuple([z.string()], z.string()),
  appProtocol: z.enum(['http', 'grpc']).default('http'),
  appPort: port,
  enableAppHealthCheck: z.boolean().default(false),
  appHealthCheckPath: z.string().default('/healthz'),
  /** In seconds. */
  appHealthProbeInterval: z.number().default(5),
  /** In milliseconds. */
  appHealthProbeTimeout: z.number().default(500),
  /** How many probes in a row go unanswered before an app counts as down. */
  appHealthThreshold: z.number().default(3),
  daprHTTPPort: port,
  daprGRPCPort: port,
  daprInternalGRPCPort: port,
  metricsPort: port,
  env: environment.default({}),
});
export type AppEntry = z.output<typeof appEntry>;

/** What is read of dapr.yaml. */
export const daprYaml = z.object({
  common: z.object({
    resourcesPaths: z.array(z.string()),
    configFilePath: z.string(),
    logLevel: z.string().default('info'),
    env: environment.default({}),
  }),
  apps: z.array(appEntry),
});
export type DaprYaml = z.output<typeof daprYaml>;

/** @throws Error that says where it is not what the Dapr CLI reads */
export const parseDaprYaml = (text: string): DaprYaml => daprYaml.parse(parse(text));

export const readDaprYaml = (): DaprYaml => parseDaprYaml(readFileSync(join(root, 'dapr.yaml'), 'utf8'));
