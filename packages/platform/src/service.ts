import type { Server } from 'node:http';
import type { Express } from 'express';
import { sql, type Kysely } from 'kysely';
import type { z } from 'zod';
import { readConfig } from '#core/config.ts';
import { runApp } from '#core/lifecycle.ts';
import { createLog } from '#core/log.ts';
import { closeServer, createApp, listen } from '#http/app-server.ts';
import { createHealthApp, type ReadyCheck } from '#http/health-server.ts';
import type { TokenCheck } from '#http/access-token.ts';
import type { OperationHandlers } from '#http/operations.ts';
import type { EventHandlers } from '#messaging/event-handlers.ts';
import type { Retention } from '#postgres/purge.ts';
import type { Backlog } from './backlog-operation.ts';
import type { Contract } from './contract.ts';
import type { Job } from './jobs.ts';
import type { Held, RefuseToTell } from './personal-data-operation.ts';
import { connectDatabase, connectPlatform, type DatabasePlatform, type Platform, type ServiceEnv } from './platform.ts';
import { mountService } from './mount-service.ts';
import { createRevocationCheck, REVOKED_STORE } from './revocation.ts';

/** A whole service, as data. `main.ts` runs it, and so do the tests of its use cases. */
export type Service<Env extends ServiceEnv, Tables, Context, Operations> = {
  /** Its Dapr app id, which is also the name of its database. */
  id: string;
  env: z.ZodType<Env>;
  contract: Contract;
  context: (platform: DatabasePlatform<Env, Tables>) => Promise<Context>;
  operations: (context: Context) => OperationHandlers<Operations>;
  /** The handlers of each topic that it subscribes to. */
  subscriptions: (context: Context) => Record<string, EventHandlers>;
  /** By the name of their cron bindings. */
  jobs: (context: Context) => Record<string, Job<Tables>>;
  /** Which rows of which tables are purged, and when. */
  retention: readonly Retention[];
  /** What it holds on people, by what it is. */
  holds: Record<string, Held>;
  /** Refuses to tell it to somebody else, where their permission is not enough. */
  refuseToTell?: (context: Context) => RefuseToTell;
  /** What waits in it besides messages. */
  backlog?: (context: Context) => Promise<Pick<Backlog, 'to_send' | 'to_confirm'>>;
  /** For the service that issues the tokens. */
  tokenCheck?: (context: Context) => TokenCheck;
};

/** Infers a service's types, so that they need not be repeated. */
export const defineService = <Env extends ServiceEnv, Tables, Context, Operations>(
  service: Service<Env, Tables, Context, Operations>,
): Service<Env, Tables, Context, Operations> => service;

/** Runs a service until it is stopped. */
export async function runService<Env extends ServiceEnv, Tables, Context, Operations>(
  service: Service<Env, Tables, Context, Operations>,
): Promise<void> {
  const { id } = service;
  await runPlatform(id, service.env, async (base) => {
    const isRevoked = createRevocationCheck(await base.openStateStore(REVOKED_STORE), base.log);
    const platform = { ...(await connectDatabase<Env, Tables>(base, { id, database: id })), isRevoked };
    const context = await service.context(platform);
    await serve(platform, {
      appToken: platform.env.APP_API_TOKEN,
      db: platform.db,
      routes: (app) => mountService(app, service, platform, context),
    });
  });
}

/** Reads the environment, connects the sidecar and runs `start`, until the app is stopped. */
export async function runPlatform<Env extends ServiceEnv>(
  id: string,
  schema: z.ZodType<Env>,
  start: (platform: Platform<Env>) => Promise<void>,
): Promise<void> {
  const env = readConfig(schema);
  const log = createLog(id, env.LOG_LEVEL);
  await runApp(log, async (lifecycle) => start(await connectPlatform({ id, env, log, lifecycle })));
}

type Serving<Tables> = {
  appToken?: string | undefined;
  db?: Kysely<Tables>;
  /** Whether clients call this app directly, not through a sidecar. */
  isPublic?: boolean;
  maxHeaderSize?: number;
  routes: (app: Express) => void;
};

/** Serves requests until the app stops. */
export async function serve<Tables>(platform: Platform<ServiceEnv>, serving: Serving<Tables>): Promise<Server> {
  const { log, registry, lifecycle, env } = platform;
  const { db, appToken, isPublic = false, maxHeaderSize, routes } = serving;
  const { server } = await listen(
    createApp({ log, registry, appToken, isPublic, routes }),
    env.APP_PORT,
    env.APP_HOST,
    maxHeaderSize === undefined ? {} : { maxHeaderSize },
  );
  lifecycle.onStop('server', () => closeServer(server));
  await serveHealth(platform, db);
  return server;
}

/** Serves readiness and metrics, on a port that neither clients nor sidecars use. */
export async function serveHealth<Tables>(platform: Platform<ServiceEnv>, db?: Kysely<Tables>): Promise<void> {
  const { log, registry, lifecycle, env, sidecarIsReady } = platform;
  const readiness: Record<string, ReadyCheck> = {
    sidecar: sidecarIsReady,
    ...(db && {
      database: async () => {
        await sql`select 1`.execute(db);
        return true;
      },
    }),
  };
  const { server } = await listen(createHealthApp({ readiness, registry, log }), env.HEALTH_PORT, env.HEALTH_HOST);
  lifecycle.onStop('health server', () => closeServer(server, 0));
}
