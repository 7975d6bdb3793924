import { sql, type Kysely, type RawBuilder } from 'kysely';

/**
 * How long rows of a table are kept: `days` after the time in `column`, which must be the first column of an index.
 */
export type Retention = {
  table: string;
  column: string;
  days: number;
  /** Which rows may be purged; all, unless given. */
  where?: RawBuilder<boolean>;
};

const BATCH = 5_000;

/**
 * Deletes expired rows, in statements of at most 5,000 rows each: however many there are, every statement ends within
 * its timeout, and what it has deleted stays deleted.
 *
 * @returns how many rows of which table were deleted.
 */
export async function purgeExpired<Tables>(
  db: Kysely<Tables>,
  retentions: readonly Retention[],
  { now, stopping = () => false, batch = BATCH }: { now: Date; stopping?: () => boolean; batch?: number },
): Promise<Record<string, number>> {
  const purged: Record<string, number> = {};
  for (const retention of retentions) {
    const before = new Date(now.getTime() - retention.days * 86_400_000);
    let after: Date | undefined;
    for (let deleted = batch; deleted === batch && !stopping();) {
      ({ deleted, after } = await purgeBatch(db, retention, { after, before, batch }));
      if (deleted > 0) purged[retention.table] = (purged[retention.table] ?? 0) + deleted;
    }
  }
  return purged;
}

/** Begins where the previous batch ended: deleted entries stay in the index until the next vacuum. */
async function purgeBatch<Tables>(
  db: Kysely<Tables>,
  { table, column, where = sql<boolean>`true` }: Retention,
  { after, before, batch }: { after: Date | undefined; before: Date; batch: number },
): Promise<{ deleted: number; after: Date | undefined }> {
  const time = sql.ref(column);
  const { rows } = await sql<{ deleted: number; last: Date | null }>`
    with gone as (
      delete from ${sql.table(table)} where ctid = any(array(
        select ctid from ${sql.table(table)}
        where ${time} >= coalesce(${after ?? null}, '-infinity'::timestamptz) and ${time} < ${before} and ${where}
        order by ${time} limit ${batch}
        for update skip locked
      )) returning ${time} as time
    )
    select count(*) as deleted, max(time)::timestamptz as last from gone`.execute(db);
  return { deleted: rows[0]?.deleted ?? 0, after: rows[0]?.last ?? undefined };
}
