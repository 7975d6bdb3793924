import { apiError } from '#errors';
import type { components } from '#contracts/books.ts';
import type { ApiError } from '#core/api-error.ts';
import { isUniqueViolation } from '#postgres/database.ts';
import type { BooksContext } from '../context.ts';
import { findBook, type BookRow } from '../store/books.ts';
import { reserveCopy as reserve, type ReservationWanted, type Reserved } from '../store/copies.ts';

type Material = components['schemas']['Material'];

export type Reservation = {
  loan_id: string;
  book_id: string;
  copy_id: string;
  barcode: string;
  title: string;
  material: Material;
};

/**
 * @throws ApiError 404 where there is no such book, 409 where it is not of the materials wanted, no copy is free, or the
 * checkout was aborted.
 */
export async function reserveCopy({ db }: BooksContext, loan: ReservationWanted): Promise<Reservation> {
  const reserved = await reserve(db, loan).catch((error: unknown) => {
    // The same loan asked twice at once; the other request has it now.
    if (isUniqueViolation(error)) return reserve(db, loan);
    throw error;
  });
  if (!reserved) throw whyRefused(loan, await findBook(db, loan.book_id));
  return standing(loan.loan_id, reserved);
}

function standing(loan_id: string, { state, book_id, copy_id, barcode, title, material }: Reserved): Reservation {
  if (state === 'released' || !book_id || !copy_id || !barcode || !title || !material)
    throw apiError('reservation_released');
  return { loan_id, book_id, copy_id, barcode, title, material: material as Material };
}

function whyRefused({ only_materials, except_materials = [] }: ReservationWanted, book: BookRow | undefined): ApiError {
  if (!book) return apiError('book_not_found');
  const wanted = only_materials?.includes(book.material) ?? !except_materials.includes(book.material);
  return apiError(wanted ? 'no_copy_available' : 'not_for_loan');
}
