import { Server, ServerCredentials } from '@grpc/grpc-js';
import type { Server as HttpServer } from 'node:http';
import { isIPv6 } from 'node:net';
import { LoanServiceService, UserServiceService } from '#contracts/proto/gateway.ts';
import { HealthService as HealthDefinition } from '#contracts/proto/grpc/health/v1/health.ts';
import { ServerReflectionService } from '#contracts/proto/grpc/reflection/v1/reflection.ts';
import type { Log } from '#core/log.ts';
import { HealthService } from './health-service.ts';
import { loanService } from './loan-service.ts';
import { reflectionService } from './reflection-service.ts';
import { userService } from './user-service.ts';

/** Of a request. The messages of gateway.proto need no more than some hundred bytes. */
const MAX_REQUEST_BYTES = 64 * 1024;
const MAX_CALLS_OF_A_CONNECTION = 100;
const IDLE_MS = 5 * 60_000;
/** After which a client connects anew, so that new replicas get their share. */
const OLDEST_MS = 60 * 60_000;
const GRACE_MS = 10_000;

type Options = {
  /** The HTTP API, which answers all calls. */
  http: HttpServer;
  base: string;
  log: Log;
  host: string;
  port: number;
  isReady: () => Promise<boolean>;
};

export type GrpcServing = { port: number; stop(): Promise<void> };

/** Serves the API to clients by gRPC: its health, its description, and operations of the HTTP API (docs/decisions/0029). */
export async function serveGrpc({ http, base, log, host, port, isReady }: Options): Promise<GrpcServing> {
  const server = new Server({
    'grpc.max_receive_message_length': MAX_REQUEST_BYTES,
    'grpc.max_concurrent_streams': MAX_CALLS_OF_A_CONNECTION,
    'grpc.max_connection_idle_ms': IDLE_MS,
    'grpc.max_connection_age_ms': OLDEST_MS,
  });
  const answering = { http, base, log };
  server.addService(UserServiceService, userService(answering));
  server.addService(LoanServiceService, loanService(answering));
  server.addService(ServerReflectionService, reflectionService());
  const health = new HealthService({
    services: new Set([nameOf(UserServiceService), nameOf(LoanServiceService)]),
    isReady,
  });
  server.addService(HealthDefinition, health.server);
  const bound = await new Promise<number>((resolve, reject) => {
    const address = `${isIPv6(host) ? `[${host}]` : host}:${port}`;
    server.bindAsync(address, ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });
  return {
    port: bound,
    async stop() {
      health.stop();
      const timer = setTimeout(() => server.forceShutdown(), GRACE_MS);
      await new Promise<void>((resolve) => server.tryShutdown(() => resolve()));
      clearTimeout(timer);
    },
  };
}

/** Of a service, from the path of one of its methods. */
const nameOf = (service: Record<string, { path: string }>): string =>
  Object.values(service)[0]?.path.split('/')[1] ?? '';
