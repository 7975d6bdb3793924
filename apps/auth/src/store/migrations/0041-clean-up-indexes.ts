import { sql, type Kysely } from 'kysely';
import { createIndexConcurrently } from '#postgres/migrate.ts';

export const outsideTransaction = true;

export async function up(db: Kysely<unknown>): Promise<void> {
  await createIndexConcurrently(db, 'session_renewable', sql`session (renewable_until)`);
  await createIndexConcurrently(db, 'failed_login_failed', sql`failed_login (failed_at)`);
  await createIndexConcurrently(
    db,
    'dead_letter_resolved',
    sql`dead_letter (resolved_at) where resolved_at is not null`,
  );
}
