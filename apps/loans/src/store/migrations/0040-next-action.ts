import { sql, type Kysely } from 'kysely';
import { createSetAside } from '#postgres/set-aside.ts';

/**
 * When to check a loan next, and what its reader was reminded of. Existing loans are checked once, and so are those
 * that the previous release issues during the rollout; adding the default rewrites no row.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table loan
      add column next_action_on date default '-infinity',
      add column reminded_for date,
      add column reminded_day int`.execute(db);
  // A fine that accrues daily stays in its page, without index updates.
  await sql`alter table fine set (fillfactor = 70)`.execute(db);
  await createSetAside(db);
}
