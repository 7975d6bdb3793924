import { apiError } from '#errors';
import type { CommitOf } from '#messaging/commit.ts';
import { mayBecome, type HandSetStatus } from '../domain/copy-status.ts';
import { findCopyByBarcode, moveCopy, type CopyRow } from '../store/copies.ts';
import type { Tables } from '../store/schema.ts';
import { announceAvailable } from './announce-available.ts';

/** @throws ApiError 404, or 409 for a copy that is out. */
export async function changeCopy(
  barcode: string,
  status: HandSetStatus,
  commit: CommitOf<Tables, CopyRow>,
): Promise<CopyRow> {
  return commit(async (tx, outbox) => {
    const copy = await findCopyByBarcode(tx, barcode);
    if (!copy) throw apiError('copy_not_found');
    if (!mayBecome(copy.status, status) || !(await moveCopy(tx, copy.id, copy.status, status)))
      throw apiError('copy_is_out');
    if (status === 'available' && copy.status !== 'available') await announceAvailable(tx, outbox, copy.book_id);
    return { ...copy, status };
  });
}
