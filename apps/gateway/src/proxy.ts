import { randomUUID } from 'node:crypto';
import { finished } from 'node:stream/promises';
import type { Request, RequestHandler, Response } from 'express';
import { invalidField } from '#errors';
import type { RawAnswer, RawRequest } from '#dapr/invoke.ts';
import { languageOf } from '#http/problem-answers.ts';
import type { Platform } from '#platform/platform.ts';
import type { Log } from '#core/log.ts';
import type { Admission, AdmittedRequest } from './admission.ts';
import type { PublicOperation } from './contract.ts';
import type { StaleResponse, StaleResponses } from './stale-responses.ts';

const PASSED_OUT = ['content-type', 'content-language', 'vary', 'retry-after', 'www-authenticate', 'cache-control'];
const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,128}$/;
const TIMEOUT_MS = 15_000;
/** Where an old answer is at hand, the new one is not waited for as long. */
const TIMEOUT_WITH_KEPT_MS = 3_000;
/** An answer whose client has left is read to its end if no more than this is to come, so that its connection stays. */
const READ_FOR_NOBODY_BYTES = 256 * 1024;

type Way = {
  operation: PublicOperation;
  admission: Pick<Admission, 'to'>;
  invoker: Platform<unknown>['invoker'];
  staleResponses: StaleResponses;
  log: Log;
};

/** Hands an admitted request on to the app that answers it, and its answer back. */
export function passTo(way: Way): RequestHandler {
  const { operation, admission, invoker, log } = way;
  if (operation.staleSeconds !== undefined) return answerEvenIfStale(way, operation.staleSeconds);
  return async (request, response) => {
    const answer = await invoker.forward(asInvocation(request, admission.to(operation, request), TIMEOUT_MS));
    answerWith(response, answer.statusCode, passedOut(answer));
    await stream(answer.body, response).catch((error: unknown) => {
      log.warn({ err: error, downstream: operation.appId }, 'the answer broke off');
    });
  };
}

/**
 * The same for what everybody may ask: the answer is kept, and given again while the app that would give a new one is
 * away, with its age (RFC 9111) and where it is from (RFC 9211).
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
      const answer = await invoker.forward(asInvocation(request, admitted, kept ? TIMEOUT_WITH_KEPT_MS : TIMEOUT_MS));
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

/** Nothing of a client's request is passed on but what services read. */
function asInvocation(request: Request, admitted: AdmittedRequest, timeoutMs: number): RawRequest {
  const { operation, target, body, caller } = admitted;
  const authorization = caller && request.get('authorization');
  const headers = {
    'x-client-address': request.ip ?? 'unknown',
    // One word, not what the client sent: services answer errors in it.
    'accept-language': languageOf(request),
    ...(authorization !== undefined && { authorization }),
    ...(operation.method !== 'get' && { 'idempotency-key': idempotencyKeyOf(request) }),
    ...(body !== undefined && { 'content-type': 'application/json' }),
  };
  return {
    appId: operation.appId,
    method: request.method,
    path: target,
    headers,
    body: body === undefined ? null : JSON.stringify(body),
    timeoutMs,
  };
}

/** Each write has one, so that whoever repeats it on the way does no harm. @throws ApiError 400 */
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
    void body.dump({ limit: READ_FOR_NOBODY_BYTES }).catch(() => undefined);
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
