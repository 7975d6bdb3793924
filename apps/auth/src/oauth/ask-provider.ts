import { createServer, type RequestListener, type Server } from 'node:http';
import { askInProcess, type HttpAnswer } from '#http/ask-in-process.ts';

export type Question = {
  method: 'GET' | 'POST';
  path: string;
  form?: Record<string, string>;
  headers?: Record<string, string>;
};

/** A server that does not listen: its handler takes itself for one that is mounted at the issuer's path. */
export const mountedAt = (issuer: URL, handle: RequestListener): Server =>
  createServer((request, response) =>
    handle(Object.assign(request, { originalUrl: `${issuer.pathname}${request.url}` }), response),
  );

/**
 * Asks the OAuth server within the process: the request has been checked against the contract already, and its answer is to
 * be an operation's.
 *
 * @param issuer what it is reached at, from outside
 */
export const askProvider = (
  server: Server,
  issuer: URL,
  { method, path, form, headers }: Question,
): Promise<HttpAnswer> =>
  askInProcess(server, {
    method,
    path,
    headers: {
      host: issuer.host,
      'x-forwarded-proto': issuer.protocol.replace(':', ''),
      ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
      ...headers,
    },
    body: form && new URLSearchParams(form).toString(),
  });
