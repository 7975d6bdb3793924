import { isUtf8 } from 'node:buffer';
import express, { type Express } from 'express';
import { z } from 'zod';
import { apiError } from '#errors';

export const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** A contract's path as an Express route: `/loans/{loan_id}` → `/loans/:loan_id`. */
export const routeOf = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ':$1');

const SMALL = '100kb';
const FORM_LIMIT = '10kb';

/**
 * Reads forms where an operation takes one, and JSON bodies of at most 100 kB, or of an operation's `x-body-limit`, so that large bodies are accepted only
 * where needed.
 */
export function parseJsonBodies(app: Express, paths: Record<string, object>, base = ''): void {
  for (const [path, item] of Object.entries(paths)) {
    for (const method of METHODS) {
      const operation: unknown = Object.entries(item).find(([name]) => name === method)?.[1];
      if (typeof operation !== 'object' || operation === null) continue;
      if (takesForm(operation))
        app[method](base + routeOf(path), express.urlencoded({ limit: FORM_LIMIT, extended: false }));
      if (!('x-body-limit' in operation)) continue;
      app[method](
        base + routeOf(path),
        express.json({ limit: String(operation['x-body-limit']), verify: checkEncoding }),
      );
    }
  }
  app.use(express.json({ limit: SMALL, verify: checkEncoding }));
}

/** Whether an operation takes a form, as those of OAuth do, instead of JSON. */
export const takesForm = (operation: object): boolean => form.safeParse(operation).success;

const FORM = 'application/x-www-form-urlencoded';
const form = z.object({ requestBody: z.object({ content: z.object({ [FORM]: z.unknown() }) }) });

/**
 * JSON is UTF-8 (RFC 8259). Bytes that are not would be read as replacement characters.
 *
 * @throws ApiError 415, 400
 */
function checkEncoding(_request: unknown, _response: unknown, body: Buffer, encoding: string): void {
  if (encoding !== 'utf-8') throw apiError('unsupported_media_type');
  if (!isUtf8(body)) throw apiError('invalid_json');
}
