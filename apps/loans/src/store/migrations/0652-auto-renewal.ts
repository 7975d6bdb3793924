import { sql, type Kysely } from 'kysely';

/**
 * How many days before its due date a loan is renewed without being asked for: as a policy says, and copied into each loan. Of what is lent
 * already, never. And when that was last tried.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table loan add column auto_renewal_days int`.execute(db);
  await sql`alter table policy_version add column auto_renewal_days int`.execute(db);
  await sql`alter table loan_check add column renewal_tried_on date`.execute(db);
}
