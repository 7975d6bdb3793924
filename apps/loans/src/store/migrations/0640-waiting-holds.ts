import { sql, type Kysely } from 'kysely';
import { createIndexConcurrently } from '#postgres/migrate.ts';

export const outsideTransaction = true;

/** The report of holds, by how long they wait. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createIndexConcurrently(db, 'hold_waiting', sql`hold (placed_at, id) where state = 'waiting'`);
}
