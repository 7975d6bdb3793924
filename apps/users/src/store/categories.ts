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

/** What a membership of a category is: for how many months, and for how much. */
export type MembershipTerms = { termMonths: number | null; feeMinor: number | null };

export async function membershipTermsOf(tx: Transaction<Tables>, code: string): Promise<MembershipTerms> {
  const category = await tx
    .selectFrom('patron_category')
    .select(['term_months', 'membership_fee_minor'])
    .where('code', '=', code)
    .executeTakeFirst();
  return { termMonths: category?.term_months ?? null, feeMinor: category?.membership_fee_minor ?? null };
}
