import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Caller } from '#core/caller.ts';
import type { operations } from '#contracts/personal-data.ts';
import { pagedBy, text } from '#http/cursor.ts';
import type { OperationHandlers } from '#http/operations.ts';

/** One kind of what a service holds on people. */
export type Held = {
  /** The tables that it is read from. */
  tables: readonly string[];
  /** A statement that finds it: `data` as JSON, and a `key` that sorts it, for each. Without anybody else in it. */
  of: (userId: string) => RawBuilder<{ key: string; data: unknown }>;
  /** Said of `data`: which rows may stay once somebody is erased, as long as their table is not purged. Left out, none may. */
  staysIf?: RawBuilder<boolean>;
};

/** Throws if a caller may not be told what is held on somebody. */
export type RefuseToTell = (caller: Caller, userId: string) => Promise<void>;

type Item = { kind: string; key: string; data: Record<string, unknown> };

const PAGE = 500;
const kindByKind = pagedBy(text, text);

/** What staff did about somebody, or saw of them: who that was is not told, but in which role. */
export const ACTS: Held = {
  tables: ['audit_entry'],
  of: (id) => sql`
    select id::text as key, jsonb_strip_nulls(jsonb_build_object(
      'at', at, 'action', action, 'outcome', outcome,
      'by', case when caller_id = ${id} then 'you' else coalesce(caller_role, 'nobody') end,
      'network', case when caller_id = ${id} then network end,
      'reason', case when user_id = ${id} then reason end)) as data
    from audit_entry where user_id = ${id} or shown @> array[${id}]::uuid[]`,
  // Who read somebody's data must not go with them.
  staysIf: sql`true`,
};

/** The operation of contracts/openapi/personal-data.yaml, which every service with a database has. */
export function personalDataOperation<Tables>({
  reads,
  holds,
  refuseToTell,
}: {
  reads: Kysely<Tables>;
  /** By what it is. */
  holds: Record<string, Held>;
  refuseToTell?: RefuseToTell | undefined;
}): OperationHandlers<operations> {
  const kinds = Object.entries({ ...holds, act: ACTS });
  return {
    listPersonalData: async ({ caller, path, query }) => {
      await refuseToTell?.(caller, path.user_id);
      const [kind, after = ''] = kindByKind.after(query.cursor) ?? [];
      const from = kinds.findIndex(([name]) => name === kind);
      const found: Item[] = [];
      for (const [index, [name, held]] of kinds.entries()) {
        if (index < from || found.length > PAGE) continue;
        found.push(...(await readHeld(name, held, index === from ? after : '', PAGE + 1 - found.length)));
      }
      return {
        status: 200,
        body: kindByKind.page(
          found,
          PAGE,
          (item) => [item.kind, item.key],
          ({ kind: of, data }) => ({ kind: of, data }),
        ),
      };

      async function readHeld(name: string, { of }: Held, key: string, limit: number): Promise<Item[]> {
        const { rows } = await sql<{ key: string; data: Record<string, unknown> }>`
          select key, data from (${of(path.user_id)}) as held where key > ${key} order by key limit ${limit}`.execute(
          reads,
        );
        return rows.map((row) => ({ kind: name, ...row }));
      }
    },
  };
}
