import { sql, type Kysely } from 'kysely';

/**
 * Copies that are kept for holds of loans. The previous release knows of none: to it, a kept copy on its shelf is set aside, and it
 * neither lends nor moves such.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table kept_copy (
      hold_id uuid primary key,
      book_id uuid,
      copy_id uuid references copy on delete cascade,
      branch text,
      place text check (place in ('shelf', 'in_transit', 'hold_shelf')),
      state text not null check (state in ('kept', 'freed', 'ended')),
      version int not null default 1,
      changed_at timestamptz not null default clock_timestamp()
    )`.execute(db);
  await sql`create unique index kept_copy_of_copy on kept_copy (copy_id) where state = 'kept'`.execute(db);
  await sql`create index on kept_copy (changed_at) where state <> 'kept'`.execute(db);
}
