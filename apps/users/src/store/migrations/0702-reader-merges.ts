import { sql, type Kysely } from 'kysely';

/** Accounts that are to become another one of the same reader, and those that have. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table reader_merge (
      from_id uuid primary key,
      into_id uuid not null,
      requested_at timestamptz not null,
      requested_by uuid not null,
      refused_at timestamptz,
      refusals jsonb,
      merged_at timestamptz,
      check (from_id <> into_id)
    )`.execute(db);
  await sql`create index reader_merge_into on reader_merge (into_id)`.execute(db);
  await sql`
    create index reader_merge_requested on reader_merge (requested_at)
    where refused_at is null and merged_at is null`.execute(db);
}
