import { sql, type Kysely } from 'kysely';
import { createIndexConcurrently } from '#postgres/migrate.ts';

export const outsideTransaction = true;

/** Whether books of a branch are out. Those of `main`, which is never removed, are not asked for. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createIndexConcurrently(
    db,
    'loan_open_branch',
    sql`loan (branch_id) where returned_at is null and branch_id <> 'main'`,
  );
}
