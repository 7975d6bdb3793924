import { invalidField } from '#errors';
import { isDate, isInstant, isStorable, isUuid } from './formats.ts';

/** One part of a sort key: checks a cursor's value there. */
type Part = (value: unknown) => boolean;

export const uuid: Part = (value) => typeof value === 'string' && isUuid(value);
export const text: Part = (value) => typeof value === 'string' && isStorable(value);
/** In UTC, with microseconds, as from `instantText` of packages/postgres: a Date would lose the order of the rows. */
export const instant: Part = (value) => typeof value === 'string' && value.endsWith('Z') && isInstant(value);
export const day: Part = (value) => typeof value === 'string' && isDate(value);
/** One that PostgreSQL's bigint can hold, as text. */
export const wholeNumber: Part = (value) => typeof value === 'string' && /^\d{1,18}$/.test(value);
/** A number that PostgreSQL's float4 can hold, as text. */
export const number: Part = (value) =>
  typeof value === 'string' && /^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(value) && fitsFloat4(value);

/** Whether the text neither overflows nor underflows a float4: PostgreSQL rejects both. */
function fitsFloat4(text: string): boolean {
  const float4 = Math.fround(Number(text));
  const [digits = ''] = text.split('e');
  return Number.isFinite(float4) && (float4 !== 0 || !/[1-9]/.test(digits));
}

/** The paging of a list, by the parts of its sort key. */
export type Paging<Key extends string[]> = {
  /** @throws ApiError 400 for a cursor that is not from this list. */
  after(cursor: string | undefined): Key | undefined;
  /** The sort key in a cursor; undefined if it is not from this list. */
  find(cursor: string): Key | undefined;
  /** Makes a page of rows, of which one more than `limit` was read. */
  page<Row, Item>(
    rows: Row[],
    limit: number,
    sortKey: (row: Row) => Key,
    present: (row: Row) => Item,
  ): { items: Item[]; next_cursor?: string };
};

/**
 * Paging by an opaque cursor: the sort key of the last item.
 *
 * @example const byIssue = pagedBy(instant, uuid);
 */
export function pagedBy<Parts extends Part[]>(...parts: Parts): Paging<{ [Index in keyof Parts]: string }> {
  type Key = { [Index in keyof Parts]: string };
  const isKey = (value: unknown): value is Key =>
    Array.isArray(value) && value.length === parts.length && parts.every((part, index) => part(value[index]));
  const find = (cursor: string): Key | undefined => {
    const key = parsed(cursor);
    return isKey(key) ? key : undefined;
  };
  return {
    find,
    after: (cursor) => {
      if (cursor === undefined) return undefined;
      const key = find(cursor);
      if (!key) throw invalidField('cursor', 'cursor_unknown');
      return key;
    },
    page: (rows, limit, sortKey, present) => {
      const kept = rows.slice(0, limit);
      const last = kept.at(-1);
      const more = rows.length > limit && last !== undefined;
      return {
        items: kept.map(present),
        ...(more && { next_cursor: cursorOf(sortKey(last)) }),
      };
    },
  };
}

/** An opaque cursor, for clients to give back. */
export const cursorOf = (sortKey: readonly string[]): string =>
  Buffer.from(JSON.stringify(sortKey)).toString('base64url');

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
