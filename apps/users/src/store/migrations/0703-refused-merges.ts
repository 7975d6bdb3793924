import { sql, type Kysely } from 'kysely';
import { createIndexConcurrently } from '#postgres/migrate.ts';

export const outsideTransaction = true;

/** Merges that lending has refused, which the clean-up forgets. */
export const up = (db: Kysely<unknown>): Promise<void> =>
  createIndexConcurrently(db, 'reader_merge_refused', sql`reader_merge (refused_at) where refused_at is not null`);
