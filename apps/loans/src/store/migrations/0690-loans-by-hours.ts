import { sql, type Kysely } from 'kysely';

/**
 * How something is lent for hours, as a policy says, copied into each loan; and the time of its day by which a loan is due. To the previous
 * release, what is lent for hours is not for loan: its `loan_days` are 0. Where it changes such a row, that is lent for days again.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table loan add column hourly jsonb, add column due_time text`.execute(db);
  await sql`alter table policy_version add column hourly jsonb`.execute(db);
}
