import { sql, type Kysely } from 'kysely';
import { createIndexConcurrently } from '#postgres/migrate.ts';

export const outsideTransaction = true;

export async function up(db: Kysely<unknown>): Promise<void> {
  await createIndexConcurrently(
    db,
    'dead_letter_resolved',
    sql`dead_letter (resolved_at) where resolved_at is not null`,
  );
  // Purged in order, the oldest first: a BRIN index has no order.
  await createIndexConcurrently(db, 'delivery_created', sql`delivery (created_at)`);
  await sql`drop index concurrently if exists delivery_created_at_idx`.execute(db);
}
