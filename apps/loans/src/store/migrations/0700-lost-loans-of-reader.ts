import { sql, type Kysely } from 'kysely';
import { createIndexConcurrently } from '#postgres/migrate.ts';

export const outsideTransaction = true;

/** What a reader has lost, which is counted at each check-out. */
export const up = (db: Kysely<unknown>): Promise<void> =>
  createIndexConcurrently(db, 'loan_lost_of_reader', sql`loan (reader_id) where lost_at is not null`);
