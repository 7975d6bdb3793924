import { isUniqueViolation } from '#postgres/database.ts';
import { Problem } from '#core/problem.ts';
import type { BooksContext } from '../context.ts';
import { insertCopy } from '../store/copies.ts';
import { announceAvailable } from './announce-available.ts';

/** Adds a copy of a book that the catalogue has. @throws Problem 409 for a barcode that another copy has. */
export async function addCopy(
  { commit }: BooksContext,
  copy: { id: string; book_id: string; barcode?: string },
): Promise<void> {
  try {
    await commit(async (tx, outbox) => {
      if (await insertCopy(tx, copy)) await announceAvailable(tx, outbox, copy.book_id);
    });
  } catch (error) {
    throw barcodeTaken(error);
  }
}

function barcodeTaken(error: unknown): unknown {
  if (!isUniqueViolation(error, 'copy_barcode_key')) return error;
  return new Problem(409, 'barcode_taken', {
    detail: 'Another copy has this barcode.',
    errors: [{ field: 'barcode', message: 'is taken' }],
  });
}
