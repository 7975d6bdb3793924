import { sql, type Kysely } from 'kysely';

/** For readers who are registered at the desk, and choose their password later. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table users add column sign_in_code_hash text, add column sign_in_code_until timestamptz`.execute(db);
}
