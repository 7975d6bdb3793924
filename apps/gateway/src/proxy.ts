import { pipeline } from 'node:stream/promises';
import type { Request, RequestHandler, Response } from 'express';
import type { RawAnswer, RawRequest } from '#dapr/invoke.ts';
import type { Platform } from '#platform/platform.ts';
import type { Log } from '#core/log.ts';
import type { PublicOperation } from './contract.ts';
import type { StaleResponse, StaleResponses } from './stale-responses.ts';

const PASSED_IN = ['authorization', 'idempotency-key', 'accept-language'];
const PASSED_OUT = ['content-type', 'retry-after', 'www-authenticate', 'cache-control'];
const TIMEOUT_MS = 15_000;
/** Where an old answer is at hand, the new one is not waited for as long. */
const TIMEOUT_WITH_KEPT_MS = 3_000;

type Way = {
  operation: PublicOperation;
  invoker: Platform<unknown>['invoker'];
  staleResponses: StaleResponses;
  base: string;
  log: Log;
};

/** Hands a checked request on to the app that answers it, and its answer back. */
export function passTo(way: Way): RequestHandler {
  const { operation, invoker, base, log } = way;
  if (operation.staleSeconds !== undefined) return answerEvenIfStale(way, operation.staleSeconds);
  return async (request, response) => {
    const answer = await invoker.forward(asInvocation(request, operation.appId, base, TIMEOUT_MS));
    answerWith(response, answer.statusCode, passedOut(answer));
    await pipeline(answer.body, response).catch((error: unknown) => {
      log.warn({ err: error, downstream: operation.appId }, 'the answer broke off');
    });
  };
}

/**
 * The same for what everybody may ask: the answer is kept, and given again while the app that would give a new one is
 * away, with its age (RFC 9111) and where it is from (RFC 9211).
 */
function answerEvenIfStale({ operation, invoker, staleResponses, base }: Way, staleSeconds: number): RequestHandler {
  const { appId } = operation;
  return async (request, response) => {
    const address = request.originalUrl;
    const kept = staleResponses.find(address, staleSeconds);
    try {
      const answer = await invoker.forward(
        asInvocation(request, appId, base, kept ? TIMEOUT_WITH_KEPT_MS : TIMEOUT_MS),
      );
      const body = Buffer.from(await answer.body.arrayBuffer());
      const headers = passedOut(answer);
      if (answer.statusCode === 200) staleResponses.keep(address, headers, body);
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

function asInvocation(request: Request, appId: string, base: string, timeoutMs: number): RawRequest {
  const headers: Record<string, string> = { 'x-forwarded-for': request.ip ?? 'unknown' };
  for (const name of PASSED_IN) {
    const value = request.get(name);
    if (value !== undefined) headers[name] = value;
  }
  const hasBody = request.method !== 'GET' && request.body !== undefined;
  if (hasBody) headers['content-type'] = 'application/json';
  const path = request.originalUrl.slice(base.length);
  const body = hasBody ? JSON.stringify(request.body) : null;
  return { appId, method: request.method, path, headers, body, timeoutMs };
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
