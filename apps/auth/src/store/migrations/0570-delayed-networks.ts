import { sql, type Kysely } from 'kysely';
import { createIndexConcurrently } from '#postgres/migrate.ts';

export const outsideTransaction = true;

/** Roughly where a network is that has to wait, so that staff can let it in. The previous release leaves it empty. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table sign_in_tries add column if not exists network text`.execute(db);
  await createIndexConcurrently(db, 'sign_in_tries_delayed', sql`sign_in_tries (counted_at) where network is not null`);
}
