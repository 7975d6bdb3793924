import type { Transaction } from 'kysely';
import { invalidField } from '#errors';
import type { Tables } from '../store/schema.ts';

/** @throws ApiError 400 for a category that the library does not have. */
export async function requireCategory(tx: Transaction<Tables>, code: string): Promise<void> {
  const category = await tx.selectFrom('patron_category').select('code').where('code', '=', code).executeTakeFirst();
  if (!category) throw invalidField('patron_category', 'category_unknown');
}
