import { credentials, status, type ServiceError } from '@grpc/grpc-js';
import { UserServiceClient, type UserLoanInfo } from '#contracts/proto/users.ts';
import { proxyMetadata } from '#dapr/grpc.ts';
import type { Sidecar } from '#dapr/sidecar.ts';
import { notFound, Problem } from '#service/problem.ts';

export type Standing = UserLoanInfo;

/** What loans needs of users: a reader's standing, by gRPC through the sidecars. */
export type Readers = {
  /** @throws Problem 404 where there is no such reader, 503 where users cannot say. */
  standing(readerId: string): Promise<Standing>;
  close(): void;
};

const DEADLINE_MS = 3_000;

export function createReaders(sidecar: Sidecar): Readers {
  const client = new UserServiceClient(sidecar.grpcAddress, credentials.createInsecure());
  return {
    standing: (readerId) =>
      new Promise((resolve, reject) => {
        client.getUserLoanInfo(
          { user_id: readerId },
          proxyMetadata(sidecar, 'users-rpc'),
          { deadline: Date.now() + DEADLINE_MS },
          (error, info) => (error ? reject(asProblem(error)) : resolve(info)),
        );
      }),
    close: () => client.close(),
  };
}

function asProblem(error: ServiceError): Problem {
  if (error.code === status.NOT_FOUND) return notFound('reader');
  return new Problem(503, 'service_unavailable', {
    detail: 'The users service did not answer. Try again soon.',
    headers: { 'retry-after': '2' },
    cause: error,
  });
}
