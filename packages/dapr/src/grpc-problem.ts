import { Metadata, status, type ServiceError } from '@grpc/grpc-js';
import { z } from 'zod';
import { entryOf, relayed, textOf } from '#errors';
import type { ApiError } from '#core/api-error.ts';
import type { ErrorStatus } from '#contracts/errors.ts';

/** The catalogue's statuses in gRPC. A missing one does not compile. */
const GRPC_STATUS: Record<ErrorStatus, status> = {
  400: status.INVALID_ARGUMENT,
  401: status.UNAUTHENTICATED,
  403: status.PERMISSION_DENIED,
  404: status.NOT_FOUND,
  405: status.UNIMPLEMENTED,
  408: status.DEADLINE_EXCEEDED,
  409: status.FAILED_PRECONDITION,
  413: status.INVALID_ARGUMENT,
  414: status.INVALID_ARGUMENT,
  415: status.INVALID_ARGUMENT,
  422: status.FAILED_PRECONDITION,
  424: status.UNAVAILABLE,
  429: status.RESOURCE_EXHAUSTED,
  431: status.INVALID_ARGUMENT,
  500: status.INTERNAL,
  503: status.UNAVAILABLE,
};

const byHttpStatus = new Map<number, status>(Object.entries(GRPC_STATUS).map(([http, grpc]) => [Number(http), grpc]));

/** The gRPC status of an HTTP status that tells of an error. */
export const grpcStatusOf = (http: number): status => byHttpStatus.get(http) ?? status.UNKNOWN;

/** The metadata key for the code, which the status alone does not convey, and its facts. */
const PROBLEM = 'problem-bin';

/** An error of the catalogue as the status of a gRPC call. Apps call each other by gRPC, so the text is English. */
export function statusOf(error: ApiError): Pick<ServiceError, 'code' | 'details' | 'metadata'> {
  const metadata = new Metadata();
  const { errors } = error.details;
  metadata.set(PROBLEM, Buffer.from(JSON.stringify({ code: error.code, facts: error.facts, errors })));
  return { code: GRPC_STATUS[entryOf(error).status], details: textOf(error, 'en'), metadata };
}

const facts = z.record(z.string(), z.union([z.string(), z.number()]));
const problem = z.object({
  code: z.string(),
  facts,
  errors: z.array(z.object({ field: z.string(), code: z.string(), facts: facts.exactOptional() })).optional(),
});

/** The app's own error of the catalogue; undefined if the status comes from a sidecar. */
export function problemIn({ metadata }: ServiceError): ApiError | undefined {
  const [carried] = metadata.get(PROBLEM);
  return carried === undefined ? undefined : relayed(problem.parse(JSON.parse(carried.toString())));
}
