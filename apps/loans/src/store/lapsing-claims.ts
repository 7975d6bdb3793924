import { sql, type Transaction } from 'kysely';
import type { Batch } from '#platform/due-rows.ts';
import type { Tables } from './schema.ts';

export type LapsedClaim = Awaited<ReturnType<typeof takeLapsedClaims>>[number];

/** Loans that their readers have handed in by their own word, which nobody has scanned in time; the longest first. Skips what others have locked. */
export function takeLapsedClaims(
  tx: Transaction<Tables>,
  now: Date,
  { after, limit, except }: Batch<{ id: string; claim_lapses_at: Date | null }>,
) {
  let query = tx
    .selectFrom('loan')
    .selectAll()
    .where('claim_lapses_at', '<=', now)
    .where('claimed_returned_at', 'is not', null)
    .where('returned_at', 'is', null)
    .where(sql<boolean>`id <> all(${except}::uuid[])`)
    .orderBy('claim_lapses_at')
    .orderBy('id')
    .limit(limit)
    .forNoKeyUpdate()
    .skipLocked();
  if (after) query = query.where(sql<boolean>`(claim_lapses_at, id) > (${after.claim_lapses_at}, ${after.id}::uuid)`);
  return query.execute();
}
