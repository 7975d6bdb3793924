import type { Kysely } from 'kysely';
import { changesCursor, placeOf, unknownCursor } from '#http/changes-cursor.ts';
import { pagedBy, uuid } from '#http/cursor.ts';
import { changeLogKey, changesSince, markNow } from '#postgres/change-log.ts';

type Options<Tables, Row, Item> = {
  db: Kysely<Tables>;
  now: () => Date;
  /** In the order of their ids. */
  page: (place: { after?: string; limit: number }) => Promise<Row[]>;
  /** Those of these that there are. */
  these: (ids: readonly string[]) => Promise<Row[]>;
  idOf: (row: Row) => string;
  present: (row: Row) => Item;
};

const byId = pagedBy(uuid);
const PAGE = 1_000;

/**
 * What a desk takes along of a service: all of it, page by page, and from then on what has changed. The first page says where the
 * changes go on, so whatever changes while the others are read is told again.
 *
 * @example const readers = carried({ db, now, page, these, idOf: ({ id }) => id, present });
 */
export function carried<Tables, Row, Item>({ db, now, page, these, idOf, present }: Options<Tables, Row, Item>) {
  return {
    whole: async ({ cursor, limit = PAGE }: { cursor?: string; limit?: number }) => {
      const [after] = byId.after(cursor) ?? [];
      const changes_cursor = changesCursor(await markNow(db), { now: now(), key: await changeLogKey(db) });
      const rows = await page({ ...(after !== undefined && { after }), limit: limit + 1 });
      return {
        status: 200 as const,
        body: { ...byId.page(rows, limit, (row) => [idOf(row)], present), changes_cursor },
      };
    },

    changes: async ({ cursor, limit = PAGE }: { cursor: string; limit?: number }) => {
      const signed = { now: now(), key: await changeLogKey(db) };
      const changes = await changesSince(db, placeOf(cursor, signed), limit);
      if (!changes) throw unknownCursor();
      const rows = await these(changes.about);
      const found = new Set(rows.map(idOf));
      return {
        status: 200 as const,
        body: {
          items: rows.map(present),
          gone: changes.about.filter((id) => !found.has(id)),
          changes_cursor: changesCursor(changes.mark, signed),
          more: changes.more,
        },
      };
    },
  };
}
