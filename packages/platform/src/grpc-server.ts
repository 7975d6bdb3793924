import {
  Server,
  ServerCredentials,
  type handleUnaryCall,
  type ServiceDefinition,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { apiError, entryOf } from '#errors';
import { ApiError } from '#core/api-error.ts';
import type { Log } from '#core/log.ts';
import { tokenComparison } from '#core/token-comparison.ts';
import { withinTrace } from '#core/trace.ts';
import { statusOf } from '#dapr/grpc-problem.ts';
import type { Platform, ServiceEnv } from './platform.ts';

/**
 * Serves a gRPC service on the app's port, for the sidecar only, until the app stops.
 *
 * @returns the port
 */
export async function serveGrpc(
  { env, lifecycle }: Pick<Platform<Pick<ServiceEnv, 'APP_PORT'>>, 'env' | 'lifecycle'>,
  definition: ServiceDefinition,
  implementation: UntypedServiceImplementation,
): Promise<number> {
  const server = new Server();
  server.addService(definition, implementation);
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync(`127.0.0.1:${env.APP_PORT}`, ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });
  lifecycle.onStop('gRPC server', () => new Promise<void>((resolve) => server.tryShutdown(() => resolve())));
  return port;
}

export type CallAnswering = { log: Log; appToken: string | undefined };

/**
 * The handler of a call, within the caller's trace. If Dapr has set a token, only the sidecar is answered. Errors
 * thrown by `act` are answered from the catalogue.
 *
 * @example getUserLoanInfo: answerCall(platform, async ({ user_id }) => …)
 */
export function answerCall<Request, Answer>(
  { log, appToken }: CallAnswering,
  act: (request: Request) => Promise<Answer>,
): handleUnaryCall<Request, Answer> {
  const isSidecars = appToken === undefined ? () => true : tokenComparison(appToken);
  return (call, callback) => {
    const said = (name: string) => call.metadata.get(name)[0]?.toString();
    void withinTrace(said('traceparent'), async () => {
      try {
        if (!isSidecars(said('dapr-api-token'))) throw apiError('not_the_sidecar');
        callback(null, await act(call.request));
      } catch (thrown) {
        const error = thrown instanceof ApiError ? thrown : apiError('internal_error', {}, { cause: thrown });
        if (entryOf(error).status >= 500) log.error({ err: thrown, method: call.getPath() }, 'call failed');
        callback(statusOf(error));
      }
    });
  };
}
