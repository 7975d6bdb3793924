import { sql, type Kysely } from 'kysely';

/** Who acts for which child, and until when: no date of birth is kept for it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table guardianship (
      child_id uuid not null references users,
      guardian_id uuid not null references users,
      ends_on date not null,
      linked_at timestamptz not null,
      linked_by uuid not null,
      primary key (child_id, guardian_id),
      check (child_id <> guardian_id)
    )`.execute(db);
  await sql`create index on guardianship (guardian_id)`.execute(db);
  await sql`create index on guardianship (ends_on)`.execute(db);
}
