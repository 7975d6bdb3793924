import { sql, type Kysely } from 'kysely';

/** Records closed readers, so that no request and no event reopens them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table reader add column closed_at timestamptz`.execute(db);
}
