import type { Kysely, Transaction } from 'kysely';
import type { CategoryTable, Tables } from './schema.ts';

export function listCategories(db: Kysely<Tables>) {
  return db.selectFrom('patron_category').selectAll().orderBy('code').execute();
}

export function putCategory(tx: Transaction<Tables>, category: CategoryTable) {
  return tx
    .insertInto('patron_category')
    .values(category)
    .onConflict((conflict) => conflict.column('code').doUpdateSet(category))
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** For how many months a membership of a category is. */
export async function termOf(tx: Transaction<Tables>, code: string): Promise<number | null> {
  const category = await tx
    .selectFrom('patron_category')
    .select('term_months')
    .where('code', '=', code)
    .executeTakeFirst();
  return category?.term_months ?? null;
}
