import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { Breakers } from '#core/breakers.ts';
import { Invoker } from '#dapr/invoke.ts';
import type { TokenCheck } from '#http/access-token.ts';
import { closeServer, createApp, listen } from '#http/app-server.ts';
import type { RevocationCheck } from '#platform/revocation.ts';
import { testTokenCheck } from '#testing/access-tokens.ts';
import { askerOf } from '#testing/ask.ts';
import contract from '../../../../contracts/openapi/public.json' with { type: 'json' };
import type { AppHealth } from '../health-of-parts.ts';
import { serveGrpc } from '../grpc/serve-grpc.ts';
import { ownOperations } from '../own-operations.ts';
import { MAX_HEADER_BYTES } from '../limits.ts';
import { BASE, mountPublicRoutes } from '../public-routes.ts';
import { SharedCounts } from '../rate-limits.ts';
import { Refusals } from '../refusals.ts';
import { StaleResponses } from '../stale-responses.ts';

/** A call as it reached the sidecar. */
export type Forwarded = { method: string; url: string; headers: IncomingMessage['headers']; body: string };

export type TestGateway = Awaited<ReturnType<typeof startTestGateway>>;

type TestGatewayOptions = {
  rateLimitPerMinute?: number;
  trustedProxies?: number;
  pagesFolder?: string;
  /** By default, the tokens that tests sign. */
  tokenCheck?: TokenCheck;
  isRevoked?: RevocationCheck;
};

/** The gateway in this process, with a fake sidecar. */
export async function startTestGateway(options: TestGatewayOptions = {}) {
  const forwarded: Forwarded[] = [];
  const revoked = new Set<string>();
  const store = { answers: true };
  const usersByGrpc: { state: AppHealth['state'] } = { state: 'working' };
  let answer: (call: Forwarded, response: ServerResponse) => void = answerEmpty;
  const sidecar = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const call = { method, url, headers, body: Buffer.concat(chunks).toString('utf8') };
      forwarded.push(call);
      answer(call, response);
    });
  });
  const sidecarSockets: Socket[] = [];
  sidecar.on('connection', (socket: Socket) => sidecarSockets.push(socket));
  await new Promise<void>((resolve) => sidecar.listen(0, '127.0.0.1', resolve));
  const registry = new Registry();
  const breakers = new Breakers(registry);
  const log = pino({ level: process.env['TEST_LOG_LEVEL'] ?? 'silent' });
  const requestCounts = new SharedCounts({
    store: { getAll: async () => new Map(), set: async () => undefined },
    log,
  });
  const invoker = new Invoker({ url: urlOf(sidecar.address()), headers: {} }, breakers);
  const refusals = new Refusals({ invoker, log });
  const app = createApp({
    log,
    registry,
    isPublic: true,
    routes: (express) =>
      mountPublicRoutes(express, {
        contract,
        log,
        tokenCheck: options.tokenCheck ?? testTokenCheck(),
        isRevoked: options.isRevoked ?? (async (sessionId) => revoked.has(sessionId)),
        invoker,
        staleResponses: new StaleResponses(registry),
        ownOperations: ownOperations({
          contract,
          invoker,
          usersByGrpc: { check: async () => ({ app: 'users-rpc', ...usersByGrpc }) },
          readStore: async () => {
            if (!store.answers) throw new Error('the state store does not answer');
          },
        }),
        noteRefusal: refusals.note,
        rateLimitPerMinute: options.rateLimitPerMinute ?? 1_000_000,
        requestCounts,
        corsOrigins: [],
        trustedProxies: options.trustedProxies ?? 0,
        ...(options.pagesFolder !== undefined && { pages: { folder: options.pagesFolder, timeZone: 'Europe/Moscow' } }),
      }),
  });
  const { server } = await listen(app, 0, '127.0.0.1', { maxHeaderSize: MAX_HEADER_BYTES });

  const ready = { isReady: true };
  const grpc = await serveGrpc({
    http: server,
    base: BASE,
    log,
    host: '127.0.0.1',
    port: 0,
    isReady: async () => ready.isReady,
  });

  const url = urlOf(server.address());

  return {
    url,
    grpcAddress: `127.0.0.1:${grpc.port}`,
    /** Whether its sidecar is. */
    ready,
    request: askerOf(`${url}/api/v1`),
    /** What it does every few seconds. */
    tellRefusals: () => refusals.tell(),
    /** What reached the sidecar, oldest first. */
    forwarded,
    /** The connections that it came over. */
    sidecarSockets,
    revoked,
    /** Whether the state store answers. */
    store,
    usersByGrpc,
    openConnections: () =>
      new Promise<number>((resolve) => server.getConnections((_error, connections) => resolve(connections))),
    answerBy(answering: typeof answer) {
      answer = answering;
    },
    /** For the next test. */
    forget() {
      forwarded.length = 0;
      store.answers = true;
      ready.isReady = true;
      usersByGrpc.state = 'working';
      answer = answerEmpty;
    },
    breakerOf: async (appId: string) =>
      (await registry.getSingleMetric('circuit_breaker_state')?.get())?.values.find(
        ({ labels }) => labels['app'] === appId,
      )?.value,
    async stop() {
      await grpc.stop();
      await closeServer(server, 0);
      await refusals.stop();
      breakers.stop();
      requestCounts.stop();
      await invoker.close();
      await closeServer(sidecar, 0);
    },
  };
}

export function answerEmpty(_call: Forwarded, response: ServerResponse): void {
  response.setHeader('content-type', 'application/json').end('{"items":[]}');
}

const urlOf = (address: string | AddressInfo | null): string =>
  `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
