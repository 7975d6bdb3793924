import { sql, type Kysely } from 'kysely';

/**
 * When a copy on loan was recorded as lost, and what that costs: as a policy says, and copied into each loan. What the previous
 * release lends costs nothing, for all that is known of it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table loan
      add column lost_at timestamptz,
      add column lost_price_minor int not null default 0,
      add column processing_fee_minor int not null default 0,
      add column lost_refund_days int,
      add column refund_processing_fee boolean not null default false`.execute(db);
  await sql`
    alter table policy_version
      add column lost_price_minor int,
      add column processing_fee_minor int,
      add column lost_refund_days int,
      add column refund_processing_fee boolean`.execute(db);
}
