import { randomUUID } from 'node:crypto';
import { finished } from 'node:stream/promises';
import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { invalidField } from '#errors';
import { prefersCsv } from '#http/list-as-csv.ts';
import type { RawAnswer, RawRequest } from '#dapr/invoke.ts';
import type { Platform } from '#platform/platform.ts';
import type { Log } from '#core/log.ts';
import type { Admission, AdmittedRequest } from './admission.ts';
import { clientHeaders } from './client-headers.ts';
import type { PublicOperation } from './contract.ts';
import type { StaleResponse, StaleResponses } from './stale-responses.ts';

const PASSED_OUT = ['content-type', 'content-language', 'vary', 'retry-after', 'www-authenticate', 'link'];
const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,128}$/;
const FORM = 'application/x-www-form-urlencoded';
const TIMEOUT_MS = 15_000;
/** With a stale response at hand, the wait for a fresh one is shorter. */
const TIMEOUT_WITH_STALE_MS = 3_000;
/**
 * If the client has disconnected, up to this much of the response is drained, so that the sidecar connection can be
 * reused.
 */
const DRAIN_BYTES = 256 * 1024;

type Way = {
  operation: PublicOperation;
  admission: Pick<Admission, 'to'>;
  invoker: Platform<unknown>['invoker'];
  staleResponses: StaleResponses;
  log: Log;
};

/** Forwards an admitted request to its app, and the response back to the client. */
export function passTo(way: Way): RequestHandler {
  const { operation, admission, invoker, log } = way;
  if (operation.staleSeconds !== undefined) return answerEvenIfStale(way, operation.staleSeconds);
  return async (request, response) => {
    const answer = await invoker.forward(asInvocation(request, admission.to(operation, request), TIMEOUT_MS));
    answerWith(response, answer.statusCode, passedOut(answer));
    await stream(answer.body, response).catch((error: unknown) => {
      log.warn({ err: error, downstream: operation.appId }, 'the response was cut off');
    });
  };
}

/**
 * The same for public operations: the response is cached, and served while the app is down, with its age (RFC 9111) and
 * its origin (RFC 9211).
 */
function answerEvenIfStale(
  { operation, admission, invoker, staleResponses }: Way,
  staleSeconds: number,
): RequestHandler {
  const { appId } = operation;
  return async (request, response) => {
    const admitted = admission.to(operation, request);
    const kept = staleResponses.find(admitted.target, staleSeconds);
    try {
      const answer = await invoker.forward(asInvocation(request, admitted, kept ? TIMEOUT_WITH_STALE_MS : TIMEOUT_MS));
      const body = Buffer.from(await answer.body.arrayBuffer());
      const headers = passedOut(answer);
      if (answer.statusCode === 200) staleResponses.keep(admitted.target, headers, body);
      if (answer.statusCode >= 500 && kept) return giveKept(kept);
      answerWith(response, answer.statusCode, headers).end(body);
    } catch (error) {
      if (!kept) throw error;
      giveKept(kept);
    }

    function giveKept({ headers, body, keptAt }: StaleResponse): void {
      staleResponses.countServed(appId);
      const age = Math.ceil((Date.now() - keptAt) / 1000);
      answerWith(response, 200, headers)
        .set({ age: String(age), 'cache-status': `gateway; hit; ttl=${-age}` })
        .end(body);
    }
  };
}

/** Only what services read is passed on from a client's request. */
function asInvocation(request: Request, admitted: AdmittedRequest, timeoutMs: number): RawRequest {
  const { operation, target, body, caller } = admitted;
  const authorization = caller && request.get('authorization');
  const headers = {
    ...clientHeaders(request),
    ...(prefersCsv(request) && { accept: 'text/csv' }),
    ...(authorization !== undefined && { authorization }),
    ...(operation.method !== 'get' && { 'idempotency-key': idempotencyKeyOf(request) }),
    ...(body !== undefined && { 'content-type': operation.takesForm ? FORM : 'application/json' }),
  };
  return {
    appId: operation.appId,
    method: request.method,
    path: target,
    headers,
    body: body === undefined ? null : operation.takesForm ? asForm(body) : JSON.stringify(body),
    timeoutMs,
  };
}

/** The checked fields of a form, each once. */
const asForm = (body: unknown): string => new URLSearchParams(z.record(z.string(), z.string()).parse(body)).toString();

/** Every write has one, so that a retry on the way does no harm. @throws ApiError 400 */
function idempotencyKeyOf(request: Request): string {
  const key = request.get('idempotency-key');
  if (key === undefined) return randomUUID();
  if (!IDEMPOTENCY_KEY.test(key)) throw invalidField('idempotency-key', 'not_a_key');
  return key;
}

async function stream(body: RawAnswer['body'], response: Response): Promise<void> {
  const leave = () => {
    if (response.writableFinished) return;
    body.unpipe(response);
    // Only while the deadline of the call lasts.
    void body.dump({ limit: DRAIN_BYTES }).catch(() => undefined);
  };
  if (response.destroyed) leave();
  else {
    response.once('close', leave);
    body.pipe(response);
  }
  try {
    await finished(body);
  } catch (error) {
    response.destroy();
    throw error;
  }
}

function passedOut({ headers }: RawAnswer): Record<string, string | string[]> {
  return Object.fromEntries(
    PASSED_OUT.flatMap((name) => {
      const value = headers[name];
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}

function answerWith(response: Response, status: number, headers: Record<string, string | string[]>): Response {
  return response.status(status).set(headers);
}
