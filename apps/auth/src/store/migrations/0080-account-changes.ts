import { sql, type Kysely } from 'kysely';

/** Which sign-ins a change of an account has ended lately: one that was on its way then is not begun any more. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table account_change (
      user_id uuid not null,
      before_version int,
      except_role text,
      changed_at timestamptz not null default now()
    )`.execute(db);
  await sql`create index on account_change (user_id)`.execute(db);
  await sql`create index on account_change (changed_at)`.execute(db);
}
