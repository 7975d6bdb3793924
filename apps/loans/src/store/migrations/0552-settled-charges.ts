import { sql, type Kysely } from 'kysely';
import { createIndexConcurrently } from '#postgres/migrate.ts';

export const outsideTransaction = true;

/** The job that forgets readers finds what no loan is behind, by the day on which it was settled. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createIndexConcurrently(
    db,
    'charge_settled',
    sql`charge (settled_at, id) where overdue_loan_id is null and loan_id is null and reader_id is not null`,
  );
}
