import { apiError } from '#errors';
import type { CommitOf } from '#messaging/commit.ts';
import type { BooksContext } from '../context.ts';
import { mayBecome } from '../domain/copy-status.ts';
import { findCopyByBarcode, moveCopy, type CopyRow } from '../store/copies.ts';
import type { Tables } from '../store/schema.ts';

/** @throws ApiError 404, or 409 for a copy that is out. */
export async function changeCopy(
  { popular }: BooksContext,
  barcode: string,
  status: 'available' | 'withdrawn',
  commit: CommitOf<Tables, CopyRow>,
): Promise<CopyRow> {
  const changed = await commit(async (tx) => {
    const copy = await findCopyByBarcode(tx, barcode);
    if (!copy) throw apiError('copy_not_found');
    if (!mayBecome(copy.status, status) || !(await moveCopy(tx, copy.id, copy.status, status)))
      throw apiError('copy_is_out');
    return { ...copy, status };
  });
  await popular.drop();
  return changed;
}
