import { sql, type Kysely } from 'kysely';
import { createIndexConcurrently } from '#postgres/migrate.ts';

export const outsideTransaction = true;

/** For the desk's list of users, also of one role: a page is read in its order, wherever it begins. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createIndexConcurrently(db, 'users_by_name', sql`users (full_name, id) where deleted_at is null`);
  await createIndexConcurrently(db, 'users_by_role', sql`users (role, full_name, id) where deleted_at is null`);
}
