import { sql, type Kysely } from 'kysely';

/** By what its user recognises a sign-in. Unknown for those that the previous release begins. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table session
      add column last_used_at timestamptz,
      add column browser text,
      add column system text,
      add column network text`.execute(db);
}
