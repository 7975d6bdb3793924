import { sql, type Kysely } from 'kysely';

/** A notice about a child without an address goes to a guardian. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table delivery add column guardian_id uuid`.execute(db);
}
