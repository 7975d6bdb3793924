import { sql, type Kysely, type Transaction } from 'kysely';
import { instantText } from '#postgres/instant.ts';
import type { Deed, FieldChange } from '../domain/copy-change.ts';
import type { Tables } from './schema.ts';

export type CopyChange = {
  copyId: string;
  deed: Deed;
  /** Of what staff have done; what lending does is in the loan. */
  staffId?: string | undefined;
  reason?: string | undefined;
  changes: FieldChange[];
};

/** @param done one at least */
export async function addToHistory(tx: Transaction<Tables>, done: readonly CopyChange[]): Promise<void> {
  const rows = done.map(({ copyId, deed, staffId = null, reason = null, changes }) => ({
    copy_id: copyId,
    deed,
    staff_id: staffId,
    reason,
    changes: JSON.stringify(changes),
  }));
  await tx.insertInto('copy_change').values(rows).execute();
}

export type CopyChangeRow = Awaited<ReturnType<typeof listCopyChanges>>[number];

/** Newest first. */
export function listCopyChanges(
  db: Kysely<Tables>,
  { copyId, after, limit }: { copyId: string; after: [at: string, id: string] | undefined; limit: number },
) {
  let query = db
    .selectFrom('copy_change')
    .select(['id', 'at', 'deed', 'staff_id', 'reason', 'changes', instantText('at').as('at_text')])
    .where('copy_id', '=', copyId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit);
  if (after) query = query.where(sql<boolean>`(at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  return query.execute();
}
