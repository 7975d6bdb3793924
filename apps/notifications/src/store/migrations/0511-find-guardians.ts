import { sql, type Kysely } from 'kysely';
import { createIndexConcurrently } from '#postgres/migrate.ts';

export const outsideTransaction = true;

/** For the erasure of a guardian, and their archive. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createIndexConcurrently(
    db,
    'delivery_to_guardian',
    sql`delivery (guardian_id, created_at, id) where guardian_id is not null`,
  );
}
