import { sql, type Kysely } from 'kysely';
import { createIndexConcurrently } from '#postgres/migrate.ts';

export const outsideTransaction = true;

/**
 * Users are found by the beginnings of words. Trigrams would find middles too, but pg_trgm knows no Cyrillic letters in a
 * database whose characters are those of the C locale, as ours.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Readers type е where a name has ё; what stands between words divides them, also in an address.
  await sql`
    create or replace function searchable(text text) returns text language sql immutable parallel safe
      return translate(lower(text), 'ё@.,-_+()/&|!:*<>"' || chr(39) || chr(92), 'е' || repeat(' ', 20))`.execute(db);
  await createIndexConcurrently(
    db,
    'users_search',
    sql`users using gin (to_tsvector('simple', searchable(full_name || ' ' || email || ' ' || card_number)))
      where deleted_at is null`,
  );
}
