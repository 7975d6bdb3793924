import { credentials, type ServiceError } from '@grpc/grpc-js';
import { UserServiceClient } from '#contracts/proto/users.ts';
import { problemIn } from '#dapr/grpc-problem.ts';
import type { Platform } from '#platform/platform.ts';
import type { AppHealth } from './health-of-parts.ts';

const APP_ID = 'users-rpc';

export type HealthByGrpc = {
  /** @param timeoutMs after which it counts as silent */
  check(timeoutMs: number): Promise<AppHealth>;
  close(): void;
};

/** How the app is that serves users by gRPC. Whatever it answers itself, it is not silent. */
export function healthByGrpc(grpc: Platform<unknown>['grpc']): HealthByGrpc {
  const client = new UserServiceClient(grpc.address, credentials.createInsecure());
  const stateAfter = (error: ServiceError | null): AppHealth['state'] => {
    if (!error) return 'working';
    return problemIn(error) ? 'hindered' : 'silent';
  };
  return {
    check: (timeoutMs) =>
      new Promise((resolve) => {
        client.checkHealth({}, grpc.metadata(APP_ID), { deadline: Date.now() + timeoutMs }, (error) =>
          resolve({ app: APP_ID, state: stateAfter(error) }),
        );
      }),
    close: () => client.close(),
  };
}
