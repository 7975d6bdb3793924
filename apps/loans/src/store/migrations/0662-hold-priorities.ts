import { sql, type Kysely } from 'kysely';

/** With which priority a category of readers joins the line for a book, as a policy says; and which holds were put ahead since. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table policy_version add column hold_priority int`.execute(db);
  await sql`
    alter table hold
      add column priority int not null default 0,
      add column moved_ahead boolean not null default false`.execute(db);
}
