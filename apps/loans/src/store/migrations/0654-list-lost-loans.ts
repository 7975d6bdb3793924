import { sql, type Kysely } from 'kysely';
import { createIndexConcurrently } from '#postgres/migrate.ts';

export const outsideTransaction = true;

/** What readers have lost, for the desk. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createIndexConcurrently(
    db,
    'loan_lost',
    sql`loan (lost_at desc, id desc) where lost_at is not null and reader_id is not null`,
  );
}
