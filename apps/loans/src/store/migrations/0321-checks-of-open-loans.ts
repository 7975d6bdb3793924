import { sql, type Kysely } from 'kysely';
import { byBatches } from '#postgres/migrate.ts';

export const outsideTransaction = true;

const BATCH = 5_000;

/** Moves the checks of open loans to their table (0320), while the desk works. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await byBatches((after) => moveChecks(db, after));
}

/** @returns the last loan of the batch, or none after the last batch. */
async function moveChecks(db: Kysely<unknown>, after: string): Promise<string | null | undefined> {
  const { rows } = await sql<{ last: string | null }>`
    with page as (
      select id, next_action_on, overdue_told_for, reminded_for, reminded_day from loan
      where returned_at is null and next_action_on is not null and id > ${after}
      order by id limit ${BATCH} for update
    ), moved as (
      insert into loan_check select * from page on conflict do nothing
    ), emptied as (
      update loan set next_action_on = null from page where loan.id = page.id
    )
    select max(id::text) as last from page`.execute(db);
  return rows[0]?.last;
}
