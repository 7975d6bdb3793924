import { sql, type Kysely } from 'kysely';

/** How many loans of what a row of the policy table is for a reader may have. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table policy_version add column loan_limit int`.execute(db);
}
