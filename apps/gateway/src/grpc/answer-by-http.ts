import { Metadata, status, type handleUnaryCall, type ServerUnaryCall } from '@grpc/grpc-js';
import type { Server } from 'node:http';
import { apiError } from '#errors';
import type { Log } from '#core/log.ts';
import { statusOf } from '#dapr/grpc-problem.ts';
import { askInProcess } from '#http/ask-in-process.ts';
import { errorOfAnswer } from './error-details.ts';

/** What of a call's metadata is a header of the HTTP request. The gateway looks at no other. */
const PASSED_IN = ['authorization', 'accept-language', 'idempotency-key', 'traceparent', 'x-forwarded-for'];
const PASSED_OUT = ['x-trace-id', 'ratelimit', 'ratelimit-policy'];

/** An operation of the HTTP API. */
export type Operation = { method: 'GET' | 'POST'; path: string; body?: object };

export type Answering = {
  /** Of the HTTP API. */
  http: Server;
  base: string;
  log: Log;
};

/**
 * The handler of a gRPC method that is an operation of the HTTP API.
 *
 * @param operationOf what to ask for a request
 * @param answerOf reads what is answered
 */
export function answerByHttp<Request, Answer>(
  { http, base, log }: Answering,
  operationOf: (request: Request) => Operation,
  answerOf: (json: unknown) => Answer,
): handleUnaryCall<Request, Answer> {
  return async (call, callback) => {
    const ended = new AbortController();
    call.on('cancelled', () => ended.abort());
    try {
      const { method, path, body } = operationOf(call.request);
      const answer = await askInProcess(http, {
        method,
        path: base + path,
        headers: { ...headersOf(call), ...(body !== undefined && { 'content-type': 'application/json' }) },
        body: body && JSON.stringify(body),
        client: addressOf(call.getPeer()),
        signal: ended.signal,
      });
      const trailer = trailerOf(answer.headers);
      if (answer.status >= 400) {
        const error = errorOfAnswer(answer);
        error.metadata.merge(trailer);
        return callback(error);
      }
      callback(null, answerOf(JSON.parse(answer.body)), trailer);
    } catch (thrown) {
      if (ended.signal.aborted) return callback({ code: status.CANCELLED });
      log.error({ err: thrown, method: call.getPath() }, 'call failed');
      callback(statusOf(apiError('internal_error', {}, { cause: thrown })));
    }
  };
}

const headersOf = ({ metadata }: Pick<ServerUnaryCall<unknown, unknown>, 'metadata'>): Record<string, string> =>
  Object.fromEntries(
    PASSED_IN.flatMap((name) => {
      const values = metadata.get(name);
      return values.length === 0 ? [] : [[name, values.join(', ')]];
    }),
  );

function trailerOf(headers: Record<string, string | string[] | undefined>): Metadata {
  const trailer = new Metadata();
  for (const name of PASSED_OUT) {
    const value = headers[name];
    if (typeof value === 'string') trailer.set(name, value);
  }
  return trailer;
}

/** Of an address and a port. */
const addressOf = (peer: string): string => peer.replace(/:\d+$/, '');
