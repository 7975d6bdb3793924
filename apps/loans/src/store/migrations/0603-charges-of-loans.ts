import { sql, type Kysely } from 'kysely';
import { createIndexConcurrently } from '#postgres/migrate.ts';

export const outsideTransaction = true;

/** What was charged for a loan: when its lost copy comes back, and when it is forgotten whose it was. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createIndexConcurrently(db, 'charge_loan', sql`charge (loan_id) where loan_id is not null`);
}
