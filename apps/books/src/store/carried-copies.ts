import { sql, type Kysely } from 'kysely';
import type { Tables } from './schema.ts';

/** What a desk must know of a copy to tell what a barcode is while the library is away. */
const carriedCopies = (db: Kysely<Tables>) =>
  db
    .selectFrom('copy')
    .innerJoin('book', 'book.id', 'copy.book_id')
    .select(['copy.id', 'copy.barcode', 'book.title', 'copy.status', 'copy.current_branch', 'copy.alert']);

export type CarriedCopy = Awaited<ReturnType<typeof pageOfCopies>>[number];

/** In the order of their ids. */
export function pageOfCopies(db: Kysely<Tables>, { after, limit }: { after?: string; limit: number }) {
  const page = carriedCopies(db).orderBy('copy.id').limit(limit);
  return (after === undefined ? page : page.where('copy.id', '>', after)).execute();
}

/** Those of these that there are. */
export const theseCopies = (db: Kysely<Tables>, ids: readonly string[]): Promise<CarriedCopy[]> =>
  carriedCopies(db)
    .where(sql<boolean>`copy.id = any(${ids}::uuid[])`)
    .execute();
