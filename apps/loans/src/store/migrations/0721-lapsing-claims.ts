import { sql, type Kysely } from 'kysely';
import { createIndexConcurrently } from '#postgres/migrate.ts';

export const outsideTransaction = true;

/** A job ends the claims of readers whom nobody has believed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createIndexConcurrently(
    db,
    'loan_lapsing_claims',
    sql`loan (claim_lapses_at, id) where claim_lapses_at is not null and claimed_returned_at is not null and returned_at is null`,
  );
}
