import { sql, type Kysely } from 'kysely';
import { createIndexConcurrently } from '#postgres/migrate.ts';
import { createSearchForm } from '#postgres/search-form.ts';

export const outsideTransaction = true;

/** Users are found without accents and punctuation. `searchable` and its index go when no previous release asks for them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createSearchForm(db);
  await createIndexConcurrently(
    db,
    'users_search_text',
    sql`users using gin (to_tsvector('simple', search_text(full_name || ' ' || email || ' ' || card_number)))
      where deleted_at is null`,
  );
}
