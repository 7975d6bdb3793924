import { sql, type Kysely } from 'kysely';

/** Which guardian has agreed for a child. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table agreement add column agreed_by uuid`.execute(db);
}
