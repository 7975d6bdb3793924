import type { Transaction } from 'kysely';
import { apiError } from '#errors';
import type { Caller } from '#core/caller.ts';
import type { Outbox } from '#messaging/commit.ts';
import { changesBetween, type Deed } from '../domain/copy-change.ts';
import { addToHistory } from '../store/copy-history.ts';
import { lockCopyByBarcode, updateCopy, type ChangedCopy, type CopyRow } from '../store/copies.ts';
import type { Tables } from '../store/schema.ts';
import { announceAvailable } from './announce-available.ts';

/** What one of the staff does to a copy, and why. */
export type DoneBy = { deed: Deed; caller: Caller; reason?: string | undefined };

/** @throws ApiError 404 */
export async function lockedCopy(tx: Transaction<Tables>, barcode: string): Promise<CopyRow> {
  const copy = await lockCopyByBarcode(tx, barcode);
  if (!copy) throw apiError('copy_not_found');
  return copy;
}

/** Changes a copy that is locked. Where it is goes into its history, and a copy that reaches the shelf is announced. */
export async function keepChange(
  tx: Transaction<Tables>,
  outbox: Outbox,
  copy: CopyRow,
  changed: ChangedCopy,
  { deed, caller, reason }: DoneBy,
): Promise<CopyRow> {
  const after = { ...copy, ...changed };
  const changes = changesBetween(copy, after);
  await updateCopy(tx, copy.id, changed);
  if (changes.length > 0 || deed === 'used_in_house')
    await addToHistory(tx, [{ copyId: copy.id, deed, staffId: caller.id, reason: reason?.trim(), changes }]);
  if (after.status === 'available' && copy.status !== 'available') await announceAvailable(tx, outbox, copy.book_id);
  return after;
}
