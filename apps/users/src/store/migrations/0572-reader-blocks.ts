import { sql, type Kysely } from 'kysely';

/** Blocks with what they forbid and until when; `users.blocked` stays for one that forbids everything and has no end. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table reader_block (
      id uuid primary key,
      user_id uuid not null,
      forbids text[] not null,
      reason text not null,
      from_day date not null,
      over_since date,
      set_at timestamptz not null,
      set_by uuid not null,
      lifted_at timestamptz,
      lifted_by uuid
    )`.execute(db);
  await sql`create index reader_block_of on reader_block (user_id, set_at)`.execute(db);
  await sql`create index reader_block_over on reader_block (over_since)`.execute(db);
}
