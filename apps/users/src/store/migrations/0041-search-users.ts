import { sql, type Kysely } from 'kysely';
import { createIndexConcurrently } from '#postgres/migrate.ts';

export const outsideTransaction = true;

/**
 * Users are found by prefixes of words. Trigrams would find infixes too, but pg_trgm ignores Cyrillic letters in a
 * database with the C locale, such as ours.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Readers type е where a name has ё; punctuation separates words, also in an address.
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
