import type { Request } from 'express';
import { z } from 'zod';
import { csvOf } from '#core/csv.ts';

type Resolve = (pointer: string) => unknown;

const reference = z.looseObject({ $ref: z.string() });
const media = z.looseObject({ schema: z.unknown() });
const listed = z.looseObject({
  content: z.looseObject({ 'application/json': media, 'text/csv': media }),
});
const schema = z.looseObject({
  allOf: z.array(z.unknown()).default([]),
  properties: z.record(z.string(), z.unknown()).default({}),
  type: z.string().optional(),
  items: z.unknown().optional(),
});

/**
 * The columns of a list whose contract tells it as `text/csv`, too: the properties of its items in their order, those of an object within
 * with its name before them, as `amount.currency`. A list within has none.
 */
export function columnsOf(resolve: Resolve, responses: unknown): readonly string[] | undefined {
  const answers = z.record(z.string(), z.unknown()).safeParse(responses);
  const { data } = listed.safeParse(followed(resolve, answers.data?.['200']));
  if (!data) return undefined;
  const page = schema.parse(followed(resolve, data.content['application/json'].schema));
  const list = schema.parse(followed(resolve, page.properties['items']));
  return [...new Set(pathsIn(resolve, list.items, ''))];
}

function followed(resolve: Resolve, node: unknown): unknown {
  const { data } = reference.safeParse(node);
  return data ? followed(resolve, resolve(data.$ref)) : node;
}

function pathsIn(resolve: Resolve, node: unknown, path: string): string[] {
  const { allOf, properties, type } = schema.parse(followed(resolve, node));
  const within = [
    ...allOf.flatMap((part) => pathsIn(resolve, part, path)),
    ...Object.entries(properties).flatMap(([name, property]) =>
      pathsIn(resolve, property, path === '' ? name : `${path}.${name}`),
    ),
  ];
  return within.length > 0 || type === 'array' || path === '' ? within : [path];
}

const page = z.object({
  items: z.array(z.record(z.string(), z.unknown())),
  next_cursor: z.string().optional(),
});

/** Whether whoever asks would rather have a table than JSON. */
export const prefersCsv = (request: Request): boolean =>
  request.accepts(['application/json', 'text/csv']) === 'text/csv';

/** A page of a list as CSV, and where the next one is (RFC 8288). */
export function pageAsCsv(body: unknown, columns: readonly string[], url: string): { csv: string; next?: string } {
  const { items, next_cursor: cursor } = page.parse(body);
  const csv = csvOf(
    columns,
    items.map((item) => columns.map((column) => cellAt(item, column.split('.')))),
  );
  return cursor === undefined ? { csv } : { csv, next: `<${withCursor(url, cursor)}>; rel="next"` };
}

/** Relative to what was asked for, whatever stands before it on the way. */
function withCursor(url: string, cursor: string): string {
  const query = new URLSearchParams(url.split('?')[1]);
  query.set('cursor', cursor);
  return `?${query.toString()}`;
}

function cellAt(value: unknown, [name, ...rest]: readonly string[]): string | number {
  if (name !== undefined) {
    const { data } = z.record(z.string(), z.unknown()).safeParse(value);
    return data ? cellAt(data[name], rest) : '';
  }
  if (typeof value === 'number' || typeof value === 'string') return value;
  return typeof value === 'boolean' ? String(value) : '';
}
