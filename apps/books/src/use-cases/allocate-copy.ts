import { apiError } from '#errors';
import type { components } from '#contracts/books.ts';
import type { ApiError } from '#core/api-error.ts';
import { isUniqueViolation } from '#postgres/database.ts';
import type { BooksContext } from '../context.ts';
import { findBook, type BookRow } from '../store/books.ts';
import { allocateCopy as allocate, type AllocationWanted, type Allocated } from '../store/copies.ts';

type Material = components['schemas']['Material'];

export type Allocation = {
  loan_id: string;
  book_id: string;
  copy_id: string;
  barcode: string;
  title: string;
  material: Material;
};

/**
 * @throws ApiError 404 if there is no such book, 409 if its material does not fit, no copy is free, or the checkout was
 *   aborted.
 */
export async function allocateCopy({ db }: BooksContext, loan: AllocationWanted): Promise<Allocation> {
  const allocated = await allocate(db, loan).catch((error: unknown) => {
    // Two requests of the same loan at once; the other one has made the allocation.
    if (isUniqueViolation(error)) return allocate(db, loan);
    throw error;
  });
  if (!allocated) throw whyRefused(loan, await findBook(db, loan.book_id));
  return allocationOf(loan.loan_id, allocated);
}

function allocationOf(loan_id: string, { state, book_id, copy_id, barcode, title, material }: Allocated): Allocation {
  if (state === 'released' || !book_id || !copy_id || !barcode || !title || !material)
    throw apiError('allocation_released');
  return { loan_id, book_id, copy_id, barcode, title, material: material as Material };
}

function whyRefused({ only_materials, except_materials = [] }: AllocationWanted, book: BookRow | undefined): ApiError {
  if (!book) return apiError('book_not_found');
  const wanted = only_materials?.includes(book.material) ?? !except_materials.includes(book.material);
  return apiError(wanted ? 'no_copy_available' : 'not_for_loan');
}
