import { sql, type Kysely } from 'kysely';

/** Adds who has claimed a delivery, and why it failed; indexes the failed ones. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table delivery add column claimed_by uuid, add column failure text`.execute(db);
  await sql`create index delivery_failed on delivery (created_at desc, id desc) where status = 'failed'`.execute(db);
}
