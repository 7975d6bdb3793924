import { sql, type Kysely } from 'kysely';
import { createIndexConcurrently } from '#postgres/migrate.ts';

export const outsideTransaction = true;

/** The day from which what is out is renewed without being asked for. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createIndexConcurrently(
    db,
    'loan_renewing',
    sql`loan ((due_date - auto_renewal_days), id)
      where returned_at is null and auto_renewal_days is not null and renewals < max_renewals`,
  );
}
