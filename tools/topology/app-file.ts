import { z } from 'zod';

/**
 * apps/<folder>/app.yaml: what the platform must know of a service beyond its contract and dapr.yaml. A folder has
 * several apps where its service has several ports, since an app has one port and one protocol in Dapr.
 */
const appEntry = z.strictObject({
  /** What it does, in a word, for whoever runs the library; its id where that says enough. */
  title: z.strictObject({ ru: z.string(), en: z.string() }).optional(),
  /** Clients come to it past the sidecars; it may call every operation that is not internal. */
  entrance: z.boolean().default(false),
  /** Its ports that speak no HTTP, and that others than sidecars connect to: as `sip2`, for SIP2_PORT. */
  opens: z.array(z.string()).default([]),
  /** Secrets that it reads, beside the URL of its database. */
  secrets: z.array(z.string()).default([]),
  /** Public operations of other apps that it calls, by operationId (or gRPC method). Internal ones name their callers themselves. */
  calls: z.record(z.string(), z.array(z.string()).min(1)).default({}),
  /** State stores that it uses: with keys of its own, or with keys that other apps see too. */
  stores: z.record(z.string(), z.enum(['own', 'shared'])).default({}),
  /** Output bindings that it uses where a platform team has chosen one: by each it reaches an HTTP API of others. */
  bindings: z.array(z.string()).default([]),
  /** Its jobs, by the name of the cron binding, each with its schedule. */
  jobs: z.record(z.string(), z.string()).default({}),
  /** It talks to the mail server. */
  sendsMail: z.boolean().default(false),
  /** How far a cluster scales it: by its processor time, or by how far it is behind in a topic. */
  replicas: z.strictObject({
    min: z.number().int().positive(),
    max: z.number().int().positive(),
    scaleByLagOf: z.string().optional(),
  }),
  /** What a cluster sets aside for one replica; it may use twice the memory. */
  resources: z.strictObject({ cpu: z.string(), memory: z.string().regex(/^\d+Mi$/, 'is not so many Mi') }),
  /** Environment that differs in containers from dapr.yaml's; null where it has none there. */
  containerEnvironment: z.record(z.string(), z.string().nullable()).default({}),
  /** And what differs in a cluster besides. */
  clusterEnvironment: z.record(z.string(), z.string().nullable()).default({}),
});

export const appFile = z.strictObject({
  /** Whether the service has a database, named as its folder. */
  database: z.boolean().default(false),
  /** Where it is not in the image of the Node apps: its own, and the program in it that is given the arguments. */
  image: z.strictObject({ name: z.string(), target: z.string(), program: z.string() }).optional(),
  /** The arguments of the program that migrates the database. */
  migration: z.array(z.string()).default(['dist/migrate.js']),
  apps: z.record(z.string(), appEntry),
});

export type AppFile = z.output<typeof appFile>;
export type AppEntry = z.output<typeof appEntry>;
