import type { Kysely } from 'kysely';
import type { PatronCategoryTable, Tables } from './schema.ts';

export function listCategories(db: Kysely<Tables>) {
  return db.selectFrom('patron_category').selectAll().orderBy('code').execute();
}

export function putCategory(db: Kysely<Tables>, category: PatronCategoryTable) {
  return db
    .insertInto('patron_category')
    .values(category)
    .onConflict((conflict) => conflict.column('code').doUpdateSet(category))
    .returningAll()
    .executeTakeFirstOrThrow();
}
