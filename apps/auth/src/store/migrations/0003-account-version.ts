import { sql, type Kysely } from 'kysely';

/** Existing sessions are older than any future change. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table session add column account_version int not null default 0`.execute(db);
}
