import { sql, type Kysely } from 'kysely';
import { createSetAside } from '#postgres/set-aside.ts';

/**
 * When to look at a loan next, and what its reader was reminded of. Loans from before are looked at once, and so is one
 * that an app of before issues while this is rolled out; the default writes no row.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table loan
      add column next_action_on date default '-infinity',
      add column reminded_for date,
      add column reminded_day int`.execute(db);
  // A fine that grows daily stays in its page, and its indexes as they are.
  await sql`alter table fine set (fillfactor = 70)`.execute(db);
  await createSetAside(db);
}
