import { apiError } from '#errors';
import type { components } from '#contracts/books.ts';
import type { ApiError } from '#core/api-error.ts';
import { isUniqueViolation } from '#postgres/database.ts';
import type { BooksContext } from '../context.ts';
import { findBook, type BookRow } from '../store/books.ts';
import { allocateCopy as allocate, type AllocationWanted, type Allocated } from '../store/copies.ts';
import { announceFreed } from './announce-kept.ts';

type Material = components['schemas']['Material'];

export type Allocation = {
  loan_id: string;
  book_id: string;
  copy_id: string;
  barcode: string;
  title: string;
  material: Material;
  freed_hold_id?: string;
  price_minor?: number;
};

/**
 * @throws ApiError 404 if there is no such book, 409 if its material does not fit, no copy is free, or the checkout was
 *   aborted.
 */
export async function allocateCopy({ db, commit }: BooksContext, loan: AllocationWanted): Promise<Allocation> {
  const attempt = () => (loan.despite_hold ? allocateDespiteHold(commit, loan) : allocate(db, loan));
  const allocated = await attempt().catch((error: unknown) => {
    // Two requests of the same loan at once; the other one has made the allocation.
    if (isUniqueViolation(error)) return attempt();
    throw error;
  });
  if (!allocated) throw whyRefused(loan, await findBook(db, loan.book_id));
  return allocationOf(loan.loan_id, allocated);
}

/** The reader has the copy; whoever it was kept for waits again. */
const allocateDespiteHold = (commit: BooksContext['commit'], loan: AllocationWanted): Promise<Allocated | undefined> =>
  commit(async (tx, outbox) => {
    const allocated = await allocate(tx, loan);
    if (allocated?.freed_version != null)
      announceFreed(
        outbox,
        { hold_id: allocated.freed_hold, book_id: loan.book_id, status: 'reserved' },
        allocated.freed_version,
      );
    return allocated;
  });

function allocationOf(
  loan_id: string,
  { state, book_id, copy_id, barcode, title, material, price_minor, freed_hold }: Allocated,
): Allocation {
  if (state === 'released' || !book_id || !copy_id || !barcode || !title || !material)
    throw apiError('allocation_released');
  const price = price_minor !== null && { price_minor };
  const freed = freed_hold !== null && { freed_hold_id: freed_hold };
  return { loan_id, book_id, copy_id, barcode, title, material: material as Material, ...price, ...freed };
}

function whyRefused({ only_materials, except_materials = [] }: AllocationWanted, book: BookRow | undefined): ApiError {
  if (!book) return apiError('book_not_found');
  const wanted = only_materials?.includes(book.material) ?? !except_materials.includes(book.material);
  return apiError(wanted ? 'no_copy_available' : 'not_for_loan');
}
