import { sql, type Kysely } from 'kysely';
import { createIndexConcurrently } from '#postgres/migrate.ts';

export const outsideTransaction = true;

/** The day on which what is out will be taken to be lost. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createIndexConcurrently(
    db,
    'loan_ageing',
    sql`loan ((due_date + lost_after_days), id) where returned_at is null and lost_after_days is not null`,
  );
}
