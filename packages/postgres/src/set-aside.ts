import { sql, type Kysely } from 'kysely';
import type { Retention } from './purge.ts';

/** A row that a job could not process. It is skipped until `retry_at`, so that it delays no other. */
export type SetAsideTable = {
  job: string;
  row_id: string;
  cause: string;
  attempts: number;
  retry_at: Date;
};

export type SetAsideTables = { set_aside: SetAsideTable };

/** A row that has not failed again is resolved in some way. */
export const setAsideRetention: Retention = { table: 'set_aside', column: 'retry_at', days: 30 };

/** For a migration of a service whose jobs process rows. */
export async function createSetAside(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table set_aside (
      job text not null,
      row_id text not null,
      cause text not null,
      attempts int not null default 1,
      retry_at timestamptz not null,
      primary key (job, row_id)
    )`.execute(db);
  await sql`create index on set_aside (retry_at)`.execute(db);
}

/** The rows that a job skips now. */
export async function listSetAside(db: Kysely<SetAsideTables>, job: string, now: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('set_aside')
    .select('row_id')
    .where('job', '=', job)
    .where('retry_at', '>', now)
    .execute();
  return rows.map(({ row_id }) => row_id);
}

export async function recordSetAside(
  db: Kysely<SetAsideTables>,
  row: Pick<SetAsideTable, 'job' | 'row_id' | 'cause' | 'retry_at'>,
): Promise<void> {
  await db
    .insertInto('set_aside')
    .values({ ...row, attempts: 1 })
    .onConflict((conflict) =>
      conflict.columns(['job', 'row_id']).doUpdateSet((eb) => ({
        cause: row.cause,
        retry_at: row.retry_at,
        attempts: eb('set_aside.attempts', '+', 1),
      })),
    )
    .execute();
}
