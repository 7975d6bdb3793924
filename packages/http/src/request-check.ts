import type { RequestHandler } from 'express';
import * as OpenApiValidator from 'express-openapi-validator';
import type { OpenAPIV3 } from 'express-openapi-validator/dist/framework/types.js';
import { invalidField } from '#errors';
import { formats, isStorable } from './formats.ts';

/** Holds requests against a contract. Who may call is decided elsewhere (access.ts). */
export function checkRequests(apiSpec: OpenAPIV3.DocumentV3): RequestHandler[] {
  const validators = OpenApiValidator.middleware({
    apiSpec,
    formats,
    validateApiSpec: false,
    validateRequests: { allErrors: true },
    validateResponses: false,
    validateSecurity: false,
    ignorePaths: /^\/(events|jobs|dapr|docs)(\/|$)/,
  });
  return [refuseUnstorable, ...validators];
}

/** Refuses texts that no schema forbids and that cannot be stored: with NUL, or with half a character. */
export const refuseUnstorable: RequestHandler = (request, _response, next) => {
  const body: unknown = request.body;
  const field = unstorablePath(request.path) ?? unstorableField(request.query) ?? unstorableField(body);
  next(field === undefined ? undefined : invalidField(field, 'unstorable'));
};

const unstorablePath = (path: string): string | undefined =>
  isStorable(decodeURIComponent(path)) ? undefined : 'path';

/** Where in `value` there is such a text, as `records.0.title`. */
export function unstorableField(value: unknown, path = ''): string | undefined {
  if (typeof value === 'string') return isStorable(value) ? undefined : path || 'body';
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, child] of Object.entries(value)) {
    const at = path === '' ? name : `${path}.${name}`;
    const found = isStorable(name) ? unstorableField(child, at) : path || 'body';
    if (found !== undefined) return found;
  }
  return undefined;
}
