import type { RequestHandler } from 'express';
import { isUuid } from './formats.ts';

/** An id in any case is the same one (RFC 9562, 4); everything behind compares it as PostgreSQL writes it. */
export const canonicalUuid = (id: string): string => id.toLowerCase();

/**
 * Spells the ids of a request's path in one way, and takes a HEAD for a GET, whose body Node.js leaves out (RFC 9110,
 * 9.3.2). Mount it before every route.
 */
export const canonicalRequests: RequestHandler = (request, _response, next) => {
  if (request.method === 'HEAD') request.method = 'GET';
  const [path = '', ...query] = request.url.split('?');
  const segments = path.split('/').map((segment) => (isUuid(segment) ? canonicalUuid(segment) : segment));
  request.url = [segments.join('/'), ...query].join('?');
  request.originalUrl = request.url;
  next();
};
