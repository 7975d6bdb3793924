import { sql, type Kysely, type RawBuilder } from 'kysely';
import { invalidField } from '#errors';
import type { Caller } from '#core/caller.ts';
import type { operations } from '#contracts/personal-data.ts';
import { cursorOf, instant, pagedBy, text, uuid } from '#http/cursor.ts';
import type { OperationHandlers } from '#http/operations.ts';
import { instantText } from '#postgres/instant.ts';

/** What a column of a sort key may be: what a cursor has of it, and how it is read as text. */
const SORTED = {
  instant: { part: instant, asText: instantText },
  uuid: { part: uuid, asText: (column: string) => sql<string>`${sql.ref(column)}::text` },
  text: { part: text, asText: (column: string) => sql<string>`${sql.ref(column)}` },
};

/** One kind of what a service holds on people. */
export type Held = {
  /** The tables that it is read from. */
  tables: readonly string[];
  /** A statement that finds it: `data` as JSON, and its sort key. Without anybody else in it. */
  of: (userId: string) => RawBuilder<{ data: unknown }>;
  /**
   * Its sort key, column by column. Where somebody can have much of it, those of an index that begins with whose it is: then a page is read
   * without those before it.
   */
  by: Readonly<Record<string, keyof typeof SORTED>>;
  /** Said of `data`: which rows may stay once somebody is erased, as long as their table is not purged. Left out, none may. */
  staysIf?: RawBuilder<boolean>;
};

/** Throws if a caller may not be told what is held on somebody. */
export type RefuseToTell = (caller: Caller, userId: string) => Promise<void>;

type Item = { kind: string; key: string[]; data: Record<string, unknown> };

const PAGE = 500;

const actsAmong = (id: string, which: RawBuilder<boolean>) => sql<{ data: unknown }>`
  select id, jsonb_strip_nulls(jsonb_build_object(
    'at', at, 'action', action, 'outcome', outcome,
    'by', case when caller_id = ${id} then 'you' else coalesce(caller_role, 'nobody') end,
    'network', case when caller_id = ${id} then network end,
    'reason', case when user_id = ${id} then reason end)) as data
  from audit_entry where ${which}`;

/** What each service's audit trail has about somebody: who that was is not told, but in which role. */
export const TRAIL: Record<string, Held> = {
  act: {
    tables: ['audit_entry'],
    by: { id: 'uuid' },
    of: (id) => actsAmong(id, sql`user_id = ${id}`),
    // Who read somebody's data must not go with them.
    staysIf: sql`true`,
  },
  // Lists that showed them among others.
  seen: {
    tables: ['audit_entry'],
    by: { id: 'uuid' },
    of: (id) => actsAmong(id, sql`shown @> array[${id}]::uuid[]`),
    staysIf: sql`true`,
  },
};

/** The operation of contracts/openapi/personal-data.yaml, which every service with a database has. */
export function personalDataOperation<Tables>({
  db,
  holds,
  refuseToTell,
}: {
  db: Kysely<Tables>;
  /** By what it is. */
  holds: Record<string, Held>;
  refuseToTell?: RefuseToTell | undefined;
}): OperationHandlers<operations> {
  const kinds = Object.entries({ ...holds, ...TRAIL }).map(([name, held]) => {
    const parts = Object.values(held.by).map((type) => SORTED[type].part);
    return { name, held, paging: pagedBy((value) => value === name, ...parts) };
  });

  /** Which kind a cursor is in, and after what. */
  function placeOf(cursor: string | undefined): { from: number; after?: string[] } {
    if (cursor === undefined) return { from: 0 };
    for (const [from, { paging }] of kinds.entries()) {
      const [, ...after] = paging.find(cursor) ?? [];
      if (after.length > 0) return { from, after };
    }
    throw invalidField('cursor', 'cursor_unknown');
  }

  return {
    listPersonalData: async ({ caller, path, query }) => {
      await refuseToTell?.(caller, path.user_id);
      const { from, after } = placeOf(query.cursor);
      const found: Item[] = [];
      for (const [index, { name, held }] of kinds.entries()) {
        if (index < from || found.length > PAGE) continue;
        const limit = PAGE + 1 - found.length;
        const rows = await readHeld(db, held, path.user_id, { limit, after: index === from ? after : undefined });
        found.push(...rows.map((row) => ({ kind: name, ...row })));
      }
      const items = found.slice(0, PAGE);
      const last = found.length > PAGE && items.at(-1);
      return {
        status: 200,
        body: {
          items: items.map(({ kind, data }) => ({ kind, data })),
          ...(last && { next_cursor: cursorOf([last.kind, ...last.key]) }),
        },
      };
    },
  };
}

/** The next rows of a kind, in the order of its sort key. */
export async function readHeld<Tables>(
  db: Kysely<Tables>,
  { of, by }: Held,
  userId: string,
  { after, limit }: { after: string[] | undefined; limit: number },
): Promise<Omit<Item, 'kind'>[]> {
  const columns = sql.join(Object.keys(by).map((column) => sql.ref(column)));
  const key = sql.join(Object.entries(by).map(([column, type]) => SORTED[type].asText(column)));
  const { rows } = await sql<Omit<Item, 'kind'>>`
    select array[${key}] as key, data from (${of(userId)}) as held
    ${after ? sql`where (${columns}) > (${sql.join(after)})` : sql``}
    order by ${columns} limit ${limit}`.execute(db);
  return rows;
}
