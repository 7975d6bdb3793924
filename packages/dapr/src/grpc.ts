import { Metadata, status, type ServiceError } from '@grpc/grpc-js';
import { Unanswered } from '#core/breakers.ts';
import { currentTraceparent } from '#core/trace.ts';
import { problemIn } from './grpc-problem.ts';
import type { Sidecar } from './sidecar.ts';

/**
 * The metadata with which the sidecar forwards a gRPC call to another app: connect a generated client to
 * `sidecar.grpcAddress` and send this with each call.
 */
export function proxyMetadata(sidecar: Sidecar, appId: string): Metadata {
  const metadata = new Metadata();
  metadata.set('dapr-app-id', appId);
  for (const [name, value] of Object.entries(sidecar.headers)) metadata.set(name, value);
  const traceparent = currentTraceparent();
  // Dapr reads the trace of a gRPC call from the binary header; the text one is for the called app.
  if (traceparent) {
    metadata.set('traceparent', traceparent);
    metadata.set('grpc-trace-bin', binaryTrace(traceparent));
  }
  return metadata;
}

/** The OpenCensus binary form: version, then field 0 trace id, field 1 span id, field 2 flags. */
function binaryTrace(traceparent: string): Buffer {
  const [, traceId = '', spanId = '', flags = '00'] = traceparent.split('-');
  return Buffer.from(`0000${traceId}01${spanId}02${flags}`, 'hex');
}

const NOBODY_ANSWERED = new Set<status>([
  status.UNAVAILABLE,
  status.DEADLINE_EXCEEDED,
  status.INTERNAL,
  status.UNKNOWN,
]);

/** The error of a gRPC call: the app's own, or `Unanswered` if no app gave a proper answer. */
export const errorOfCall = (error: ServiceError): Error =>
  NOBODY_ANSWERED.has(error.code) ? new Unanswered('The app did not answer.', error) : (problemIn(error) ?? error);
