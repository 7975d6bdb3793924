import type { RequestHandler } from 'express';
import { STATUS_CODES, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { apiError, entryOf } from '#errors';
import type { ApiError } from '#core/api-error.ts';
import { problemText } from './problem-answers.ts';

/**
 * Answers what the HTTP parser refuses as every other problem: by itself, Node sends a bare status. The languages that the
 * client prefers are not known then.
 */
export function answerUnreadable(server: Server): void {
  const answers = new WeakMap<Duplex, ServerResponse>();
  server.on('request', (request, response) => answers.set(request.socket, response));
  server.on('clientError', (error, socket) => {
    const answer = answers.get(socket);
    const isAnswering = answer?.headersSent === true && !answer.writableFinished;
    if (isAnswering || !socket.writable) socket.destroy();
    else socket.end(answerTo(problemOf(error)), () => socket.destroy());
  });
}

function problemOf(error: Error): ApiError {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'HPE_HEADER_OVERFLOW') return apiError('headers_too_large');
  if (code === 'HPE_CHUNK_EXTENSIONS_OVERFLOW') return apiError('body_too_large');
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return apiError('request_too_slow');
  return apiError('bad_request');
}

function answerTo(error: ApiError): string {
  const { status } = entryOf(error);
  const body = problemText(error, 'en');
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: application/problem+json; charset=utf-8',
    'Content-Language: en',
    'Cache-Control: no-store',
    'Strict-Transport-Security: max-age=31536000; includeSubDomains',
    'X-Content-Type-Options: nosniff',
    "Content-Security-Policy: default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
    '',
    body,
  ].join('\r\n');
}

/**
 * Refuses a request that names no host, as RFC 9112 (3.2) demands, or several, of which each hop could take another one.
 * Node would answer the first with a bare status, and take the first of several.
 */
export const requireHost: RequestHandler = (request, response, next) => {
  const hosts = request.rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host').length;
  const isRight = hosts === 1 || (hosts === 0 && request.httpVersion !== '1.1');
  if (!isRight) response.set('connection', 'close');
  next(isRight ? undefined : apiError('bad_request'));
};
