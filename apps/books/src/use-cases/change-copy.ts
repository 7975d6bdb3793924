import { notFound, Problem } from '#core/problem.ts';
import type { BooksContext } from '../context.ts';
import { mayBecome } from '../domain/copy-status.ts';
import { findCopyByBarcode, moveCopy, type CopyRow } from '../store/copies.ts';

/** @throws Problem 404, or 409 for a copy that is out. */
export async function changeCopy(
  { db, popular }: BooksContext,
  barcode: string,
  status: 'available' | 'withdrawn',
): Promise<CopyRow> {
  const copy = await findCopyByBarcode(db, barcode);
  if (!copy) throw notFound('copy');
  if (!mayBecome(copy.status, status) || !(await moveCopy(db, copy.id, copy.status, status)))
    throw new Problem(409, 'copy_is_out', { detail: 'The copy is out. It must come back first.' });
  await popular.drop();
  return { ...copy, status };
}
