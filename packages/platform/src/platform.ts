import type { Kysely } from 'kysely';
import type { Registry } from 'prom-client';
import { z } from 'zod';
import { Breakers } from '#core/breakers.ts';
import type { CloudEvent } from '#core/cloud-event.ts';
import type { Lifecycle } from '#core/lifecycle.ts';
import type { Log } from '#core/log.ts';
import { createRegistry } from '#core/metrics.ts';
import { startWorker, type Worker } from '#core/worker.ts';
import { proxyMetadata } from '#dapr/grpc.ts';
import { hasHttpBinding, HttpBinding } from '#dapr/http-binding.ts';
import { Invoker, type InvokeAnswer, type InvokeRequest, type RawAnswer, type RawRequest } from '#dapr/invoke.ts';
import { Publisher } from '#dapr/publish.ts';
import { findSecret, readSecret } from '#dapr/secrets.ts';
import { connectSidecar, sidecarEnv, sidecarReady, waitForSidecar } from '#dapr/sidecar.ts';
import { openStateStore, type StateStore } from '#dapr/state.ts';
import { createTokenCheck, type TokenCheck } from '#http/access-token.ts';
import { createCommit, type Commit } from '#messaging/commit.ts';
import type { Lane } from '#messaging/lanes.ts';
import { startRelay } from '#messaging/relay.ts';
import type { OutboxTables } from '#messaging/tables.ts';
import { startDatabaseClock } from '#postgres/database-clock.ts';
import { openDatabase, pools, type PoolSettings } from '#postgres/database.ts';
import { publishers } from '#events';
import type { RevocationCheck } from './revocation.ts';
import { asTables } from '#postgres/as-tables.ts';

/** The environment that every app has. */
export const serviceEnv = sidecarEnv.extend({
  APP_PORT: z.coerce.number().int().positive(),
  /** The address it listens on: loopback, unless set. Only the gateway needs another. */
  APP_HOST: z.string().default('127.0.0.1'),
  /** Where /readyz and /metrics are. */
  HEALTH_PORT: z.coerce.number().int().positive(),
  /** Loopback, unless set. Probes and Prometheus from outside, such as a cluster's, need another. */
  HEALTH_HOST: z.string().default('127.0.0.1'),
  /** Set if Dapr has one for the sidecar and this app: then only the sidecar may call (docs/operating.md). */
  APP_API_TOKEN: z.string().min(1).optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
});
export type ServiceEnv = z.output<typeof serviceEnv>;

/** What every service builds its context from. Tests provide the same, with the other services faked. */
export type Platform<Env> = {
  env: Env;
  log: Log;
  registry: Registry;
  lifecycle: Lifecycle;
  invoker: {
    invoke(request: InvokeRequest): Promise<InvokeAnswer>;
    forward(request: RawRequest): Promise<RawAnswer>;
  };
  /** How gRPC calls reach another app: connect a generated client to `address` and send `metadata` with each call. */
  grpc: { address: string; metadata: (appId: string) => ReturnType<typeof proxyMetadata> };
  breakers: Pick<Breakers, 'run'>;
  secrets: { read(name: string): Promise<string>; find(name: string): Promise<string | undefined> };
  openStateStore: (component: string) => Promise<Pick<StateStore, 'get' | 'getAll' | 'set' | 'delete' | 'deleteAll'>>;
  /** An HTTP API of others, if the platform team has given this app its binding. */
  findHttpBinding: (component: string) => Promise<Pick<HttpBinding, 'ask'> | undefined>;
  publish: (topic: string, event: CloudEvent) => Promise<void>;
  /** Checks access tokens against the keys that auth publishes. */
  tokenCheck: TokenCheck;
  sidecarIsReady: () => Promise<boolean>;
  /** Starts a worker with the app's log. Tests run its turns themselves. */
  startWorker: (options: Omit<Parameters<typeof startWorker>[0], 'log'>) => Worker;
  /** With a database, the time of its server, which replicas share. */
  now: () => Date;
};

/** A platform with the service's own database. */
export type DatabasePlatform<Env, Tables> = Platform<Env> & {
  /** The pool for writes, and for what they must read first. */
  db: Kysely<Tables>;
  /** The pool for lists and searches, which can be expensive: a statement may take a second. */
  reads: Kysely<Tables>;
  /** The pool for archives of all that is held on somebody: it only reads. */
  archives: Kysely<Tables>;
  /** The pool for jobs (jobs.ts). */
  jobs: Kysely<Tables>;
  /** A transaction whose messages are published after its commit. */
  commit: Commit<Tables>;
  /** For transactions not made by `commit`: publishes their messages at once. */
  wakeRelay: (lanes: Lane[]) => void;
};

/** A platform with what the token check of a service's operations needs. */
export type ServicePlatform<Env, Tables> = DatabasePlatform<Env, Tables> & { isRevoked: RevocationCheck };

const jwks = z.object({ keys: z.array(z.record(z.string(), z.unknown())) });

type App<Env> = { id: string; env: Env; log: Log; lifecycle: Lifecycle };

/** Connects an app to its sidecar, once that is ready. `lifecycle` closes the connections. */
export async function connectPlatform<Env extends ServiceEnv>({
  id,
  env,
  log,
  lifecycle,
}: App<Env>): Promise<Platform<Env>> {
  const sidecar = connectSidecar(env);
  lifecycle.onStop('sidecar client', () => sidecar.stop());
  await waitForSidecar(sidecar);
  const registry = createRegistry();
  const breakers = new Breakers(registry);
  lifecycle.onStop('circuit breakers', () => breakers.stop());
  const invoker = new Invoker(sidecar, breakers);
  lifecycle.onStop('invoker', () => invoker.close());
  const publisher = new Publisher(sidecar, id);
  lifecycle.onStop('publisher', () => publisher.close());
  return {
    env,
    log,
    registry,
    lifecycle,
    invoker,
    grpc: { address: sidecar.grpcAddress, metadata: (appId) => proxyMetadata(sidecar, appId) },
    breakers,
    secrets: { read: (name) => readSecret(sidecar, name), find: (name) => findSecret(sidecar, name) },
    openStateStore: (component) => openStateStore(sidecar, component),
    findHttpBinding: async (component) => {
      if (!(await hasHttpBinding(sidecar, component))) return undefined;
      const binding = new HttpBinding(sidecar, breakers, component);
      lifecycle.onStop(`binding ${component}`, () => binding.close());
      return binding;
    },
    publish: (topic, event) => publisher.publish(topic, event),
    tokenCheck: createTokenCheck(async () => {
      const answer = await invoker.invoke({ appId: 'auth', method: 'GET', path: '/auth/jwks.json' });
      return jwks.parse(answer.body);
    }),
    sidecarIsReady: () => sidecarReady(sidecar),
    startWorker: (options) => startWorker({ ...options, log }),
    now: () => new Date(),
  };
}

/**
 * Connects an app to its database, whose URL is the secret `<database>-database-url`; if the app publishes, starts its
 * outbox relay.
 */
export async function connectDatabase<Env, Tables>(
  platform: Platform<Env>,
  { id, database }: { id: string; database: string },
): Promise<DatabasePlatform<Env, Tables>> {
  const { lifecycle, log, publish, registry, secrets } = platform;
  const readUrl = () => secrets.read(`${database}-database-url`);
  const url = await readUrl();
  const open = (settings: PoolSettings) =>
    openDatabase<Tables>(url, { ...settings, name: `${id} ${settings.name}` }, readUrl);
  const [db, reads] = [open(pools.commands), open(pools.reads)];
  const [archives, jobs] = [open(pools.archives), open(pools.jobs)];
  lifecycle.onStop('database', async () => {
    await Promise.all([db, reads, archives, jobs].map((pool) => pool.destroy()));
  });
  const clock = await startDatabaseClock(db);
  lifecycle.onStop('database clock', clock.stop);
  const connected = { ...platform, db, reads, archives, jobs, now: clock.now };
  if (!publishers.includes(id)) {
    const wakeRelay = () => undefined;
    return { ...connected, commit: createCommit(db, wakeRelay), wakeRelay };
  }

  const relay = startRelay({ db: asTables<OutboxTables>(db), log, registry, source: id, publish });
  lifecycle.onStop('outbox relay', relay.stop);
  return { ...connected, commit: createCommit(db, relay.wake), wakeRelay: relay.wake };
}
