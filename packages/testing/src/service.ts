import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { Metadata } from '@grpc/grpc-js';
import { sql, type Kysely } from 'kysely';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { z } from 'zod';
import { Lifecycle } from '#core/lifecycle.ts';
import { startWorker } from '#core/worker.ts';
import type { BoundRequest, HttpBinding } from '#dapr/http-binding.ts';
import type { InvokeAnswer, InvokeRequest } from '#dapr/invoke.ts';
import { closeServer, createApp, listen } from '#http/app-server.ts';
import { createCommit } from '#messaging/commit.ts';
import { toBatch } from '#messaging/event-batch.ts';
import type { Message } from '#messaging/outbox.ts';
import { UNDECLARED } from '#http/operations.ts';
import { subscriptionPath } from '#messaging/subscription-routes.ts';
import { mountService, PARKED_EVENTS } from '#platform/mount-service.ts';
import type { DatabasePlatform, ServiceEnv, ServicePlatform } from '#platform/platform.ts';
import { REVOKED_KEY, REVOKED_STORE } from '#platform/revocation.ts';
import { pools, type PoolSettings } from '#postgres/database.ts';
import type { Migration } from '#postgres/migrate.ts';
import type { Service } from '#platform/service.ts';
import type { EventData, EventType } from '#events';
import { testTokenCheck } from './access-tokens.ts';
import { askerOf, send, type Ask } from './ask.ts';
import { databaseBehind, openBorder, passing, type Border } from './border.ts';
import { testDatabase, type TestDatabase } from './database.ts';

export type TestServiceOptions<Env, Tables, Context> = {
  migrations: Record<string, Migration>;
  /** The service's own environment variables, in addition to every app's. */
  env: Omit<Env, keyof ServiceEnv>;
  /** Answers the service's calls to other services by invocation. An unexpected call fails the test. */
  invoke?: (request: InvokeRequest) => InvokeAnswer | Promise<InvokeAnswer>;
  secrets?: Record<string, string>;
  /** Answers by the HTTP bindings that it has, by their names. */
  bindings?: Record<string, HttpBinding['ask']>;
  /** Parts of the context to replace: dependencies not reached by invocation, such as a gRPC client or a mailer. */
  context?: Partial<Context>;
  now?: () => Date;
  /** The database of another instance of the service, which this one shares like a replica. */
  database?: TestDatabase<Tables>;
  /** What its statements, its calls and its values in state stores pass through. */
  border?: Border;
};

type WorkerTurn = Parameters<DatabasePlatform<ServiceEnv, never>['startWorker']>[0]['turn'];

const EVENT_TYPE = 'application/cloudevents+json';
const ENVELOPE = { specversion: '1.0', source: 'test', datacontenttype: 'application/json' } as const;

/** An event without its envelope. */
export type TypedEvent = { [Type in EventType]: { type: Type; data: EventData[Type] } }[EventType];

export type BatchedEvent = TypedEvent & { subject: string; id?: string };

/** A service running in this process on its own database, with the other services faked at the invoker. */
export type TestService<Tables, Context> = {
  db: Kysely<Tables>;
  database: TestDatabase<Tables>;
  context: Context;
  /** Where it listens, for tests that send their own requests. */
  url: string;
  request: Ask;
  /** Delivers an event as the sidecar does. @returns what the service answers: SUCCESS or RETRY. */
  deliver<Type extends EventType>(
    topic: string,
    type: Type,
    data: EventData[Type],
    envelope?: { id?: string; subject?: string },
  ): Promise<string>;
  /** Delivers events of a topic in one batch. @returns what the service answers for all of them. */
  deliverBatch(topic: string, events: readonly BatchedEvent[]): Promise<string>;
  /** Delivers whatever is given, event or not. @returns what the service answers. */
  deliverBytes(path: string, body: string): Promise<string>;
  /** Tries the parked events that are due, until none is. @returns how many tries it made. */
  retryParked(): Promise<number>;
  /** The value of a metric, summed over the labels that are not given. */
  metric(name: string, labels?: Record<string, string>): Promise<number>;
  runJob(name: string): Promise<void>;
  /** The messages published since the last call, oldest first. */
  published(): Promise<Message[]>;
  /** Revokes a session, like auth. */
  endSession(sessionId: string): Promise<void>;
  stop(): Promise<void>;
};

/** Starts a service for the tests of its use cases. No sidecar, no broker: seconds, not minutes. */
export async function startTestService<Env extends ServiceEnv, Tables, Context extends object, Operations>(
  service: Service<Env, Tables, Context, Operations>,
  options: TestServiceOptions<Env, Tables, Context>,
): Promise<TestService<Tables, Context>> {
  const database = options.database ?? (await testDatabase<Tables>(options.migrations));
  const workers = new Map<string, WorkerTurn>();
  const lifecycle = new Lifecycle();
  const { log, undeclared } = testLog();
  const platform = testPlatform<Env, Tables>(database, lifecycle, log, workers, options);
  const context = Object.assign(await service.context(platform), options.context);
  const app = createApp({
    log,
    registry: platform.registry,
    routes: (express) => mountService(express, service, platform, context),
  });
  const { server } = await listen(app, 0);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const post = (path: string, type: string, body: string) =>
    send('POST', url + path, { headers: { 'content-type': type }, body });
  const deliverBytes = async (path: string, body: string): Promise<string> =>
    (JSON.parse((await post(path, EVENT_TYPE, body)).text) as { status: string }).status;

  return {
    db: database.db,
    database,
    context,
    url,
    request: askerOf(url),
    deliver: (topic, type, data, envelope = {}) => {
      const event = { ...ENVELOPE, id: randomUUID(), type, topic, ...envelope, data };
      return deliverBytes(subscriptionPath(topic), JSON.stringify(event));
    },
    deliverBatch: (topic, events) => {
      const batch = toBatch(
        events.map((event) => ({ ...ENVELOPE, id: randomUUID(), ...event })),
        'test',
      );
      return deliverBytes(subscriptionPath(topic), JSON.stringify({ ...batch, topic }));
    },
    deliverBytes,
    retryParked: async () => {
      const turn = workers.get(PARKED_EVENTS);
      let tries = 0;
      while ((await turn?.(AbortSignal.timeout(60_000))) === 'again') tries += 1;
      return tries;
    },
    metric: async (name, labels = {}) => {
      const metric = await platform.registry.getSingleMetric(name)?.get();
      return (metric?.values ?? [])
        .filter((one) => Object.entries(labels).every(([label, value]) => one.labels[label] === value))
        .reduce((sum, { value }) => sum + value, 0);
    },
    runJob: async (name) => {
      const { status, text } = await post(`/${name}`, 'application/json', '{}');
      if (status !== 200) throw new Error(`${name} failed: ${text}`);
    },
    published: async () => {
      const { rows } = await sql<Message & { id: string }>`
        delete from outbox returning id, topic, type, subject, data`.execute(database.db);
      return rows
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .map(({ topic, type, subject, data }) => ({ topic, type, subject, data }));
    },
    endSession: async (sessionId) =>
      (await platform.openStateStore(REVOKED_STORE)).set(REVOKED_KEY(sessionId), true, 600),
    stop: async () => {
      await closeServer(server);
      await lifecycle.stop(log);
      if (!options.database) await database.drop();
      if (undeclared.length > 0) throw new Error(`${UNDECLARED}: ${undeclared.join(', ')}`);
    },
  };
}

/** A log that tells which errors were answered that the contract does not declare; TEST_LOG_LEVEL shows the rest. */
function testLog() {
  const level = process.env['TEST_LOG_LEVEL'];
  const undeclared: string[] = [];
  const write = (line: string): void => {
    if (level !== undefined) process.stdout.write(line);
    const { msg, operation, code } = logged.parse(JSON.parse(line));
    if (msg === UNDECLARED) undeclared.push(`${operation} ${code}`);
  };
  return { log: pino({ level: level ?? 'error' }, { write }), undeclared };
}

const logged = z.object({ msg: z.string().optional(), operation: z.string().optional(), code: z.string().optional() });

function testPlatform<Env extends ServiceEnv, Tables>(
  database: { db: Kysely<Tables>; url: string },
  lifecycle: Lifecycle,
  log: ServicePlatform<Env, Tables>['log'],
  workers: Map<string, WorkerTurn>,
  options: Pick<TestServiceOptions<Env, never, never>, 'env' | 'invoke' | 'secrets' | 'bindings' | 'now' | 'border'>,
): ServicePlatform<Env, Tables> {
  const { secrets = {}, bindings = {}, now = () => new Date(), border = openBorder } = options;
  const unexpected = ({ appId, method, path }: InvokeRequest): never => {
    throw new Error(`The test expects no call of ${appId}: ${method} ${path}`);
  };
  const nameOf = ({ appId, method, path }: InvokeRequest) => `call ${appId} ${method} ${path}`;
  const invoke = passing(border, nameOf, options.invoke ?? unexpected);
  const stores = new Map<string, ReturnType<typeof stateStore>>();
  const storeNamed = (component: string) => {
    const store = stores.get(component) ?? stateStore(border);
    stores.set(component, store);
    return store;
  };
  const open = (settings: PoolSettings) => databaseBehind<Tables>(border, database.url, settings);
  const db = options.border ? open(pools.commands) : database.db;
  const [reads, archives, jobs] = [open(pools.reads), open(pools.archives), open(pools.jobs)];
  lifecycle.onStop('database', async () => {
    await Promise.all([...(options.border ? [db] : []), reads, archives, jobs].map((pool) => pool.destroy()));
  });
  return {
    env: {
      APP_PORT: 0,
      APP_HOST: '127.0.0.1',
      HEALTH_PORT: 0,
      HEALTH_HOST: '127.0.0.1',
      DAPR_HTTP_PORT: 1,
      DAPR_GRPC_PORT: 1,
      LOG_LEVEL: 'silent',
      ...options.env,
    } as Env,
    log,
    registry: new Registry(),
    lifecycle,
    db,
    reads,
    archives,
    jobs,
    commit: createCommit(db, () => undefined),
    wakeRelay: () => undefined,
    invoker: {
      invoke,
      forward: () => Promise.reject(new Error('Only the gateway forwards.')),
    },
    grpc: { address: '127.0.0.1:1', metadata: () => new Metadata() },
    breakers: { run: (_appId, call) => call() },
    secrets: {
      find: async (name) => secrets[name],
      read: async (name) => {
        const value = secrets[name];
        if (value === undefined) throw new Error(`The test has no secret ${name}.`);
        return value;
      },
    },
    openStateStore: async (component) => storeNamed(component),
    findHttpBinding: async (component) => {
      const ask = bindings[component];
      return (
        ask && { ask: passing(border, ({ method, path }: BoundRequest) => `call ${component} ${method} ${path}`, ask) }
      );
    },
    isRevoked: async (sessionId) => (await storeNamed(REVOKED_STORE).get(REVOKED_KEY(sessionId))) !== undefined,
    publish: () => Promise.resolve(),
    tokenCheck: testTokenCheck(),
    sidecarIsReady: () => Promise.resolve(true),
    startWorker: (worker) => {
      // Behind a border each step is the test's own.
      if (worker.name !== PARKED_EVENTS && !options.border) return startWorker({ ...worker, log });
      workers.set(worker.name, worker.turn);
      return { wake: () => undefined, stop: () => Promise.resolve() };
    },
    now,
  };
}

/** An in-memory state store, without expiry: tests end sooner. */
function stateStore(border: Border) {
  const values = new Map<string, unknown>();
  return {
    get: passing(
      border,
      (key) => `get ${key}`,
      (key: string) => values.get(key),
    ),
    getAll: passing(
      border,
      (keys) => `get ${keys.join()}`,
      (keys: readonly string[]) =>
        new Map(keys.flatMap((key) => (values.has(key) ? [[key, values.get(key)] as const] : []))),
    ),
    set: passing(
      border,
      (key) => `set ${key}`,
      (key: string, value: unknown) => void values.set(key, value),
    ),
    delete: passing(
      border,
      (key) => `delete ${key}`,
      (key: string) => void values.delete(key),
    ),
    deleteAll: passing(
      border,
      (keys) => `delete ${keys.join()}`,
      (keys: readonly string[]) => keys.forEach((key) => values.delete(key)),
    ),
  };
}
