import { sql, type Kysely } from 'kysely';

/** Where money was taken or given back, also at a branch that uses no tills. The previous release does not say. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table charge_entry add column branch_id text`.execute(db);
}
