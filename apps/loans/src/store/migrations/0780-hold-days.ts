import { sql, type Kysely } from 'kysely';

/**
 * How long a copy stands on the hold shelf of a branch, and when its reader is reminded; how many holds a policy allows. Of a hold: whether staff have
 * set its last day, and of which last day its reader was reminded.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table branch
      add column hold_shelf_days int check (hold_shelf_days > 0),
      add column hold_reminder_days int check (hold_reminder_days >= 0)`.execute(db);
  await sql`alter table policy_version add column hold_limit int`.execute(db);
  await sql`
    alter table hold
      add column shelf_day_set boolean not null default false,
      add column reminded_until date`.execute(db);
}
