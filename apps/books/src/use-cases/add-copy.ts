import { apiError } from '#errors';
import type { CommitOf } from '#messaging/commit.ts';
import { isUniqueViolation } from '#postgres/database.ts';
import type { BooksContext } from '../context.ts';
import { findBook } from '../store/books.ts';
import { findCopy, insertCopy, numberCopies, type CopyDetails, type CopyRow } from '../store/copies.ts';
import type { Tables } from '../store/schema.ts';
import { requireBranch } from './require-branch.ts';
import { announceAvailable } from './announce-available.ts';

type GivenCopy = { id: string; book_id: string; barcode: string | undefined } & CopyDetails;

/** Adds a copy, to the shelf or as one on order; without a barcode it gets the next free one. @throws ApiError 404, 409 for a barcode that is taken. */
export async function addCopy(
  context: BooksContext,
  { barcode, ...copy }: GivenCopy,
  commit: CommitOf<Tables, CopyRow>,
): Promise<CopyRow> {
  if (copy.home_branch !== undefined) await requireBranch(context, 'home_branch', copy.home_branch);
  try {
    return await commit(async (tx, outbox) => {
      if (!(await findBook(tx, copy.book_id))) throw apiError('book_not_found');
      await (barcode === undefined ? numberCopies(tx, [copy]) : insertCopy(tx, { ...copy, barcode }));
      if (copy.status !== 'on_order') await announceAvailable(tx, outbox, copy.book_id);
      const row = await findCopy(tx, copy.id);
      if (!row) throw new Error('a copy that was just added is there');
      return row;
    });
  } catch (error) {
    if (!isUniqueViolation(error, 'copy_barcode_key')) throw error;
    throw apiError('barcode_taken', {}, { errors: [{ field: 'barcode', code: 'taken' }] });
  }
}
