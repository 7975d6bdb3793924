import { sql, type Kysely } from 'kysely';

/** What the desk notes about a reader for itself. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table reader_note (
      id uuid primary key,
      user_id uuid not null,
      note text not null,
      alerts boolean not null,
      written_at timestamptz not null,
      written_by uuid not null
    )`.execute(db);
  await sql`create index reader_note_of on reader_note (user_id, written_at)`.execute(db);
}
