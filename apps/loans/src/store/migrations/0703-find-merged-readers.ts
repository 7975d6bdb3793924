import { sql, type Kysely } from 'kysely';
import { createIndexConcurrently } from '#postgres/migrate.ts';

export const outsideTransaction = true;

/** Those who were merged into somebody. */
export const up = (db: Kysely<unknown>): Promise<void> =>
  createIndexConcurrently(db, 'reader_merged', sql`reader (merged_into) where merged_into is not null`);
