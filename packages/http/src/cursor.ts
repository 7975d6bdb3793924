import { invalidField } from '#core/problem.ts';

/**
 * A page's end as an opaque string: the sort key of its last item.
 *
 * @throws Problem 400 where a client made one up.
 */
export function decodeCursor(cursor: string | undefined, parts: number): string[] | undefined {
  if (cursor === undefined) return undefined;
  let values: unknown;
  try {
    values = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw invalidField('cursor', 'is not one that this service gave');
  }
  if (!Array.isArray(values) || values.length !== parts || !values.every((value) => typeof value === 'string'))
    throw invalidField('cursor', 'is not one that this service gave');
  return values;
}

/** Cuts rows, read one more than `limit`, into a page. */
export function pageOf<Row, Item>(
  rows: Row[],
  limit: number,
  sortKey: (row: Row) => string[],
  present: (row: Row) => Item,
): { items: Item[]; next_cursor?: string } {
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  const more = rows.length > limit && last !== undefined;
  return {
    items: kept.map(present),
    ...(more && { next_cursor: Buffer.from(JSON.stringify(sortKey(last))).toString('base64url') }),
  };
}
