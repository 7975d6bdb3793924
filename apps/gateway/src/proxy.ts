import { pipeline } from 'node:stream/promises';
import type { RequestHandler } from 'express';
import type { Log } from '#service/log.ts';
import type { Downstream } from './breakers.ts';

const PASSED_IN = ['authorization', 'idempotency-key', 'accept-language'];
const PASSED_OUT = ['content-type', 'retry-after', 'www-authenticate', 'cache-control'];
const TIMEOUT_MS = 15_000;

/** Hands a checked request on to the app that answers it, and its answer back. */
export function passTo(appId: string, downstream: Downstream, base: string, log: Log): RequestHandler {
  return async (request, response) => {
    const headers: Record<string, string> = { 'x-forwarded-for': request.ip ?? 'unknown' };
    for (const name of PASSED_IN) {
      const value = request.get(name);
      if (value !== undefined) headers[name] = value;
    }
    const hasBody = request.method !== 'GET' && request.body !== undefined;
    if (hasBody) headers['content-type'] = 'application/json';
    const answer = await downstream({
      appId,
      method: request.method,
      path: request.originalUrl.slice(base.length),
      headers,
      body: hasBody ? JSON.stringify(request.body) : null,
      timeoutMs: TIMEOUT_MS,
    });
    response.status(answer.statusCode);
    for (const name of PASSED_OUT) {
      const value = answer.headers[name];
      if (value !== undefined) response.setHeader(name, value);
    }
    await pipeline(answer.body, response).catch((error: unknown) => {
      log.warn({ err: error, downstream: appId }, 'the answer broke off');
    });
  };
}
