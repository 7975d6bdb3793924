import { sql, type Kysely } from 'kysely';
import { createIndexConcurrently } from '#postgres/migrate.ts';

export const outsideTransaction = true;

/** The report of circulation, by when loans ended: also those that are nobody's any more. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createIndexConcurrently(
    db,
    'loan_ended',
    sql`loan (returned_at, branch_id) where returned_at is not null and lost_at is null`,
  );
}
