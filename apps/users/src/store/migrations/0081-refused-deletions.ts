import { sql, type Kysely } from 'kysely';

/** Why an account was not deleted, so that its user can read it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table users add column deletion_refused_at timestamptz, add column deletion_refusals jsonb`.execute(db);
}
