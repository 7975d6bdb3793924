import { Metadata, type ServiceError } from '@grpc/grpc-js';
import { z } from 'zod';
import {
  BadRequest,
  ErrorInfo,
  PreconditionFailure,
  RetryInfo,
  Status,
} from '#contracts/proto/google/rpc/error_details.ts';
import { grpcStatusOf } from '#dapr/grpc-problem.ts';
import type { HttpAnswer } from '#http/ask-in-process.ts';

const problem = z.object({
  code: z.string(),
  detail: z.string().default(''),
  facts: z.record(z.string(), z.unknown()).default({}),
  errors: z.array(z.object({ field: z.string(), code: z.string().default(''), message: z.string() })).default([]),
  refusals: z.array(z.object({ code: z.string(), message: z.string() })).default([]),
});

type Problem = z.output<typeof problem>;

/** Whose codes they are. */
const DOMAIN = 'abonement';
const DETAILS = 'grpc-status-details-bin';

/** An answer of the HTTP API that tells of a problem, as the error of a gRPC call. */
export function errorOfAnswer({
  status,
  headers,
  body,
}: HttpAnswer): Pick<ServiceError, 'code' | 'details' | 'metadata'> {
  const told = problem.parse(JSON.parse(body));
  const code = grpcStatusOf(status);
  const metadata = new Metadata();
  const details = detailsOf(told, Number(headers['retry-after'] ?? Number.NaN));
  metadata.set(
    DETAILS,
    Buffer.from(Status.encode(Status.fromPartial({ code, message: told.detail, details })).finish()),
  );
  return { code, details: told.detail, metadata };
}

function detailsOf({ code, facts, errors, refusals }: Problem, retryAfter: number) {
  const info = {
    reason: code,
    domain: DOMAIN,
    metadata: Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, asText(fact)])),
  };
  return [
    packed('ErrorInfo', ErrorInfo, info),
    ...(errors.length > 0
      ? [
          packed('BadRequest', BadRequest, {
            field_violations: errors.map((one) => ({ field: one.field, description: one.message, reason: one.code })),
          }),
        ]
      : []),
    ...(refusals.length > 0
      ? [
          packed('PreconditionFailure', PreconditionFailure, {
            violations: refusals.map((one) => ({ type: one.code, description: one.message })),
          }),
        ]
      : []),
    ...(Number.isInteger(retryAfter) ? [packed('RetryInfo', RetryInfo, { retry_delay: { seconds: retryAfter } })] : []),
  ];
}

const asText = (fact: unknown): string => (typeof fact === 'string' ? fact : JSON.stringify(fact));

type Message<Of, Partial> = { fromPartial(of: Partial): Of; encode(message: Of): { finish(): Uint8Array } };

const packed = <Of, Partial>(name: string, message: Message<Of, Partial>, of: Partial) => ({
  type_url: `type.googleapis.com/google.rpc.${name}`,
  value: Buffer.from(message.encode(message.fromPartial(of)).finish()),
});
