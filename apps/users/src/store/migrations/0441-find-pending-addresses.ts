import { sql, type Kysely } from 'kysely';
import { createIndexConcurrently } from '#postgres/migrate.ts';

export const outsideTransaction = true;

/** Registrations are found by the address that they wait for; and the desk finds people by it too. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createIndexConcurrently(
    db,
    'users_by_pending_email',
    sql`users (lower(pending_email)) where deleted_at is null and verified_at is null`,
  );
  // users_search_text goes when no previous release asks for it.
  await createIndexConcurrently(
    db,
    'users_search_pending',
    sql`users using gin (to_tsvector('simple',
      search_text(full_name || ' ' || email || ' ' || coalesce(pending_email, '') || ' ' || card_number)))
      where deleted_at is null`,
  );
}
