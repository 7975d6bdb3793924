import express, { type Express } from 'express';
import type { Registry } from 'prom-client';
import type { Log } from '#core/log.ts';
import { answerProblems } from './problem-answers.ts';

export type ReadyCheck = () => Promise<boolean>;

type Options = {
  /** What must be reachable before this app is ready: its database and its sidecar, by name. */
  readiness: Record<string, ReadyCheck>;
  registry: Registry;
  log: Log;
};

/** Health and metrics for the platform, on a separate port, which neither clients nor sidecars use. */
export function createHealthApp({ readiness, registry, log }: Options): Express {
  const app = express();
  app.disable('x-powered-by');
  app.get('/healthz', (_request, response) => void response.json({ status: 'live' }));
  app.get('/readyz', async (_request, response) => {
    const states = await Promise.all(
      Object.entries(readiness).map(async ([name, check]) => [name, await check().catch(() => false)] as const),
    );
    const ready = states.every(([, ok]) => ok);
    response
      .status(ready ? 200 : 503)
      .json({ status: ready ? 'ready' : 'not ready', checks: Object.fromEntries(states) });
  });
  app.get('/metrics', async (_request, response) => {
    response.type(registry.contentType).send(await registry.metrics());
  });
  app.use(answerProblems(log));
  return app;
}
