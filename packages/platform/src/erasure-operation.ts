import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { operations } from '#contracts/erasures.ts';
import type { OperationHandlers } from '#http/operations.ts';
import type { Retention } from '#postgres/purge.ts';
import { TRAIL, type Held } from './personal-data-operation.ts';

/** What is looked for, in whatever order. */
type Sought = Omit<Held, 'by'>;

type Found = { left: number; kept: number; until: Date | null };

export type WhatIsLeft = operations['tellWhatIsLeft']['responses'][200]['content']['application/json'];

type Place<Tables> = {
  /** For statements that may take long. */
  db: Kysely<Tables>;
  holds: Record<string, Held>;
  retention: readonly Retention[];
};

/** The operation of contracts/openapi/erasures.yaml, which every service with a database has. */
export const erasureOperation = <Tables>(place: Place<Tables>): OperationHandlers<operations> => ({
  tellWhatIsLeft: async ({ path }) => ({ status: 200, body: await whatIsLeft(place, path.user_id) }),
});

/**
 * What a service still has of somebody. It looks at whatever it holds on people, and at copies of that, so it confirms what is
 * so, and not what it was told to do.
 */
export async function whatIsLeft<Tables>({ db, holds, retention }: Place<Tables>, userId: string): Promise<WhatIsLeft> {
  const left: WhatIsLeft['left'] = [];
  const kept: WhatIsLeft['kept'] = [];
  for (const [kind, held] of Object.entries({ ...holds, ...TRAIL, ...copiesIn(retention) })) {
    const found = await lookFor(db, held, userId, endOf(held, retention));
    if (found.left > 0) left.push(kind);
    if (found.kept > 0) kept.push({ kind, ...(found.until && { until: found.until.toISOString() }) });
  }
  return { left, kept };
}

async function lookFor<Tables>(
  db: Kysely<Tables>,
  { of, staysIf = sql<boolean>`false` }: Sought,
  userId: string,
  until: RawBuilder<Date>,
): Promise<Found> {
  const { rows } = await sql<Found>`
    select count(*) filter (where not stays)::int as left, count(*) filter (where stays)::int as kept,
      max(until) filter (where stays) as until
    from (select coalesce(${staysIf}, false) as stays, ${until} as until from (${of(userId)}) as held) as found`.execute(
    db,
  );
  return rows[0] ?? { left: 0, kept: 0, until: null };
}

/** When a row goes, by the list that it is purged by. */
function endOf({ tables }: Sought, retention: readonly Retention[]): RawBuilder<Date> {
  const purge = retention.find(({ table }) => tables[0] === table);
  if (!purge) return sql<Date>`null::timestamptz`;
  return sql<Date>`(data ->> ${sql.lit(purge.column)})::timestamptz + ${purge.days} * interval '1 day'`;
}

/** Copies of what a service holds on somebody, in messages and answers. */
const COPIES: Record<string, Sought> = {
  message: {
    tables: ['outbox'],
    of: (id) => sql`
      select jsonb_strip_nulls(jsonb_build_object('published_at', published_at)) as data
      from outbox where subject = ${id} or position(${id} in data::text) > 0`,
    staysIf: sql`data ? 'published_at'`,
  },
  answer: {
    tables: ['idempotent_request'],
    of: (id) => sql`
      select jsonb_build_object('used_at', used_at) as data
      from idempotent_request
      where caller = ${id} or resource_id = ${id} or position(${id} in coalesce(body, '')) > 0`,
    staysIf: sql`true`,
  },
  parked_event: {
    tables: ['parked_event'],
    of: (id) => sql`select '{}'::jsonb as data from parked_event where position(${id} in event) > 0`,
  },
  dead_letter: {
    tables: ['dead_letter'],
    of: (id) => sql`
      select '{}'::jsonb as data from dead_letter where position(${id} in coalesce(event, '')) > 0`,
  },
};

/** Those that a service has, as its list of what it purges says; whatever keeps dead letters has parked events, too. */
function copiesIn(retention: readonly Retention[]): Record<string, Sought> {
  const purged = new Set(
    retention.flatMap(({ table }) => (table === 'dead_letter' ? ['parked_event', table] : [table])),
  );
  return Object.fromEntries(
    Object.entries(COPIES).filter(([, { tables }]) => tables.every((table) => purged.has(table))),
  );
}
