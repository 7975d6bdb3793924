import { sql, type Kysely } from 'kysely';

/** What a membership of a category is charged with, in minor units; null: nothing. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table patron_category add column membership_fee_minor int check (membership_fee_minor > 0)`.execute(
    db,
  );
}
