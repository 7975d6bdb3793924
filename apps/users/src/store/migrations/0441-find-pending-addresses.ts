import { sql, type Kysely } from 'kysely';
import { byBatches, createIndexConcurrently } from '#postgres/migrate.ts';

export const outsideTransaction = true;

const BATCH = 1_000;

/**
 * The addresses of whoever has not been verified move out of the column by which people sign in and of which each address
 * is unique. Registrations are found by the address that they wait for; and the desk finds people by it too.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await byBatches(async (after) => {
    const { rows } = await sql<{ last: string | null }>`
      with page as (
        select id from users
        where verified_at is null and deleted_at is null and email <> '' and id > ${after}::uuid
        order by id limit ${BATCH} for no key update
      ), moved as (
        update users set pending_email = email, email = '' from page where users.id = page.id
      )
      select max(id::text) as last from page`.execute(db);
    return rows[0]?.last;
  });
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
