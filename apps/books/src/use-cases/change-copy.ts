import { notFound, Problem } from '#core/problem.ts';
import type { BooksContext } from '../context.ts';
import { mayBecome } from '../domain/copy-status.ts';
import { findCopyByBarcode, moveCopy, type CopyRow } from '../store/copies.ts';
import { announceAvailable } from './announce-available.ts';

/** @throws Problem 404, or 409 for a copy that is out. */
export async function changeCopy(
  { db, commit }: BooksContext,
  barcode: string,
  status: 'available' | 'withdrawn',
): Promise<CopyRow> {
  const copy = await findCopyByBarcode(db, barcode);
  if (!copy) throw notFound('copy');
  const moved =
    mayBecome(copy.status, status) &&
    (await commit(async (tx, outbox) => {
      if (!(await moveCopy(tx, copy.id, copy.status, status))) return false;
      if (status === 'available' && copy.status !== 'available') await announceAvailable(tx, outbox, copy.book_id);
      return true;
    }));
  if (!moved) throw new Problem(409, 'copy_is_out', { detail: 'The copy is out. It must come back first.' });
  return { ...copy, status };
}
