import { sql, type Kysely } from 'kysely';

/** For how many months a membership is; without a term it does not end. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table patron_category add column term_months int check (term_months between 1 and 120)`.execute(db);
}
