import type { Express } from 'express';
import { sql, type Kysely } from 'kysely';
import { z } from 'zod';
import { Breakers } from '#dapr/breakers.ts';
import { Invoker } from '#dapr/invoke.ts';
import { readSecret } from '#dapr/secrets.ts';
import { connectSidecar, sidecarEnv, sidecarReady, waitForSidecar, type Sidecar } from '#dapr/sidecar.ts';
import { closeServer, createApp, listen, type ReadyCheck } from './app-server.ts';
import { openDatabase } from './database.ts';
import { createTokenCheck, type TokenCheck } from './identity.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { Log } from './log.ts';
import { createMetrics, type Metrics } from './metrics.ts';

/** The environment that every app has. */
export const serviceEnv = sidecarEnv.extend({
  APP_PORT: z.coerce.number().int().positive(),
  /** The address it listens on: of this machine alone, unless set. A probe from outside, as a cluster's, needs another. */
  APP_HOST: z.string().default('127.0.0.1'),
  /** Where Dapr gave one to the sidecar and this app: then nobody but the sidecar may ask (docs/operating.md). */
  APP_API_TOKEN: z.string().min(1).optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
});

const jwks = z.object({ keys: z.array(z.record(z.string(), z.unknown())) });

/** What each app is built from, connected; `lifecycle` closes it in the end. */
export type Connections = {
  sidecar: Sidecar;
  invoker: Invoker;
  breakers: Breakers;
  tokenCheck: TokenCheck;
  metrics: Metrics;
};

export async function connect(env: z.output<typeof serviceEnv>, lifecycle: Lifecycle): Promise<Connections> {
  const sidecar = connectSidecar(env);
  lifecycle.onStop('sidecar client', () => sidecar.stop());
  await waitForSidecar(sidecar);
  const metrics = createMetrics();
  const breakers = new Breakers(metrics.registry);
  lifecycle.onStop('circuit breakers', () => breakers.stop());
  const invoker = new Invoker(sidecar, breakers);
  lifecycle.onStop('invoker', () => invoker.close());
  const tokenCheck = createTokenCheck(async () => {
    const answer = await invoker.invoke({ appId: 'auth', method: 'GET', path: '/auth/jwks.json' });
    return jwks.parse(answer.body);
  });
  return { sidecar, invoker, breakers, tokenCheck, metrics };
}

/** The app's own database; the secret store knows where it is, under `<service>-database-url`. */
export async function connectDatabase<Tables>(
  service: string,
  sidecar: Sidecar,
  lifecycle: Lifecycle,
): Promise<Kysely<Tables>> {
  const db = openDatabase<Tables>(await readSecret(sidecar, `${service}-database-url`));
  lifecycle.onStop('database', () => db.destroy());
  return db;
}

type Serving<Tables> = {
  port: number;
  host?: string;
  log: Log;
  sidecar: Sidecar;
  appToken?: string | undefined;
  database?: Kysely<Tables>;
  metrics: Metrics;
  doors: (app: Express) => void;
};

/** Takes requests from now until the app stops. */
export async function serve<Tables>(serving: Serving<Tables>, lifecycle: Lifecycle): Promise<void> {
  const { database, sidecar } = serving;
  const readiness: Record<string, ReadyCheck> = {
    sidecar: () => sidecarReady(sidecar),
    ...(database && {
      database: async () => {
        await sql`select 1`.execute(database);
        return true;
      },
    }),
  };
  const { log, metrics, appToken, doors } = serving;
  const app = createApp({ log, readiness, metrics, appToken, doors });
  const { server } = await listen(app, serving.port, serving.host);
  lifecycle.onStop('server', () => closeServer(server));
}
