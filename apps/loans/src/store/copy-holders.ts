import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Tables } from './schema.ts';

export type CopyHolder = {
  copy_id: string;
  loan_id: string | null;
  borrower: string | null;
  due_date: string | null;
  hold_id: string | null;
  awaited_by: string | null;
  branch_id: string | null;
};

/** Copies that are on loan, or kept for a hold, in the order of their ids. */
export function pageOfHolders(
  db: Kysely<Tables>,
  { after, limit }: { after?: string; limit: number },
): Promise<CopyHolder[]> {
  const behind = sql`copy_id > coalesce(${after ?? null}::uuid, '00000000-0000-0000-0000-000000000000')`;
  // In one statement: a copy that comes back meanwhile would make the page short, and a short page is the last one.
  return holdersOf(
    db,
    sql`(
      (select copy_id from loan where returned_at is null and ${behind} order by copy_id limit ${limit})
      union
      (select copy_id from hold where ended_at is null and copy_id is not null and ${behind} order by copy_id limit ${limit})
      order by copy_id limit ${limit})`,
  );
}

/** Those of these copies that somebody has, or that are kept. */
export const theseHolders = (db: Kysely<Tables>, copyIds: readonly string[]): Promise<CopyHolder[]> =>
  holdersOf(db, sql`unnest(${copyIds}::uuid[])`);

/** @param copies a table of ids */
async function holdersOf(db: Kysely<Tables>, copies: RawBuilder<unknown>): Promise<CopyHolder[]> {
  const { rows } = await sql<CopyHolder>`
    select copy.id as copy_id, loan.id as loan_id, loan.reader_id as borrower, loan.due_date,
      hold.id as hold_id, hold.reader_id as awaited_by, hold.branch_id
    from ${copies} as copy (id)
      left join loan on loan.copy_id = copy.id and loan.returned_at is null
      left join lateral (
        select id, reader_id, branch_id from hold where hold.copy_id = copy.id and ended_at is null limit 1
      ) as hold on true
    where loan.id is not null or hold.id is not null
    order by copy.id`.execute(db);
  return rows;
}
