import { Server, ServerCredentials, type ServiceDefinition, type UntypedServiceImplementation } from '@grpc/grpc-js';
import type { Platform, ServiceEnv } from './platform.ts';

/** Answers a gRPC service on the app's port, for the sidecar only, until the app stops. */
export async function serveGrpc(
  { env, lifecycle }: Platform<ServiceEnv>,
  definition: ServiceDefinition,
  implementation: UntypedServiceImplementation,
): Promise<void> {
  const server = new Server();
  server.addService(definition, implementation);
  await new Promise<void>((resolve, reject) => {
    server.bindAsync(`127.0.0.1:${env.APP_PORT}`, ServerCredentials.createInsecure(), (error) =>
      error ? reject(error) : resolve(),
    );
  });
  lifecycle.onStop('gRPC server', () => new Promise<void>((resolve) => server.tryShutdown(() => resolve())));
}
