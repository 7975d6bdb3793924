import { sql, type Kysely } from 'kysely';

/** When the user last proved who they are. Unknown for a session that the previous release has begun: long ago. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table session add column proved_at timestamptz`.execute(db);
}
