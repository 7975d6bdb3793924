import express, { type Express } from 'express';

export const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** A contract's path as an Express route: `/loans/{loan_id}` → `/loans/:loan_id`. */
export const routeOf = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ':$1');

const SMALL = '100kb';

/**
 * Reads JSON bodies of at most 100 kB, or of what an operation's `x-body-limit` says, so that one large operation
 * does not open the door to large bodies elsewhere.
 */
export function parseJsonBodies(app: Express, paths: Record<string, object>, base = ''): void {
  for (const [path, item] of Object.entries(paths)) {
    for (const method of METHODS) {
      const operation: unknown = Object.entries(item).find(([name]) => name === method)?.[1];
      if (typeof operation !== 'object' || operation === null || !('x-body-limit' in operation)) continue;
      app[method](base + routeOf(path), express.json({ limit: String(operation['x-body-limit']) }));
    }
  }
  app.use(express.json({ limit: SMALL }));
}
