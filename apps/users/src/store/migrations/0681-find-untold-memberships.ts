import { sql, type Kysely } from 'kysely';
import { createIndexConcurrently } from '#postgres/migrate.ts';

export const outsideTransaction = true;

/** Whoever has been told is in it no more. */
export const up = (db: Kysely<unknown>): Promise<void> =>
  createIndexConcurrently(
    db,
    'users_to_tell_of_membership',
    sql`users (expires_on) where deleted_at is null and told_expires_on is distinct from expires_on`,
  );
