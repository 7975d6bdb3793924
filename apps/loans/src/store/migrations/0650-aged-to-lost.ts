import { sql, type Kysely } from 'kysely';

/** How many days overdue a copy is taken to be lost: as a policy says, and copied into each loan. Of what is lent already, never. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table loan add column lost_after_days int`.execute(db);
  await sql`alter table policy_version add column lost_after_days int`.execute(db);
}
