import { sql, type Kysely } from 'kysely';

/** Whoever is closed stays known as such, so that no request and no event brings them back. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table reader add column closed_at timestamptz`.execute(db);
}
