import { createServer, type Server, type ServerOptions } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import type { Registry } from 'prom-client';
import { apiError } from '#errors';
import type { Log } from '#core/log.ts';
import { canonicalRequests } from './canonical-requests.ts';
import { requestMetrics } from './request-metrics.ts';
import { answerProblems, noSuchPage } from './problem-answers.ts';
import { strictTargets, withoutLastSlash } from './strict-targets.ts';
import { answerUnreadable, requireHost } from './unreadable-requests.ts';
import { tokenComparison } from '#core/token-comparison.ts';
import { withinNewTrace, withinTrace } from '#core/trace.ts';

type Options = {
  log: Log;
  registry: Registry;
  /** The token that the sidecar sends with each call, if configured: calls without it are refused. */
  appToken?: string | undefined;
  /** Whether clients call this app directly: then a trace begins here, whatever trace they send. */
  isPublic?: boolean;
  routes: (app: Express) => void;
};

/** What browsers are told of every answer, also of those that are refused at once; pages have a stricter policy of their own. */
const forBrowsers: RequestHandler = helmet({
  contentSecurityPolicy: { directives: { 'base-uri': ["'none'"], 'frame-ancestors': ["'none'"] } },
});

/** An Express app with what every app has: traces, metrics, the sidecar's probe, and one error handler. */
export function createApp({ log, registry, appToken, isPublic = false, routes }: Options): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.enable('case sensitive routing');
  app.enable('strict routing');
  if (isPublic) app.use(forBrowsers);
  const traced = isPublic ? withinNewTrace : withinTrace;
  app.use((request, _response, next) => traced(request.get('traceparent'), next));

  app.get('/healthz', (_request, response) => void response.json({ status: 'live' }));
  app.use(requestMetrics(registry));
  app.use(requireHost);
  if (isPublic) app.use(withoutLastSlash);
  app.use(strictTargets);
  app.use(canonicalRequests);
  if (appToken !== undefined) app.use(fromSidecarOnly(appToken));
  routes(app);
  app.use(noSuchPage);
  app.use(answerProblems(log));
  return app;
}

function fromSidecarOnly(appToken: string): RequestHandler {
  const isSidecars = tokenComparison(appToken);
  return (request, _response, next) =>
    next(isSidecars(request.get('dapr-api-token')) ? undefined : apiError('not_the_sidecar'));
}

export type Listening = { server: Server; port: number };

/** Listens for the sidecar only, unless `host` is given. */
export async function listen(
  app: Express,
  port: number,
  host = '127.0.0.1',
  limits: Pick<ServerOptions, 'maxHeaderSize' | 'connectionsCheckingInterval'> = {},
): Promise<Listening> {
  // requireHost answers instead.
  const server = createServer({ ...limits, requireHostHeader: false }, app);
  answerUnreadable(server);
  // RFC 9110 (10.1.1) lets a server pass over what it does not know.
  server.on('checkExpectation', app);
  // Longer than any client's, so that this side never closes a connection while a request is on its way.
  server.keepAliveTimeout = 75_000;
  server.requestTimeout = 30_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return { server, port: (server.address() as AddressInfo).port };
}

/** Accepts no new connections and waits for pending requests, for at most `graceMs` milliseconds. */
export async function closeServer(server: Server, graceMs = 10_000): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(timer);
}
