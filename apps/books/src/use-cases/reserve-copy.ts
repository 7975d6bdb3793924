import { apiError } from '#errors';
import type { ApiError } from '#core/api-error.ts';
import { isUniqueViolation } from '#postgres/database.ts';
import type { BooksContext } from '../context.ts';
import { findBook, type BookRow } from '../store/books.ts';
import { reserveCopy as reserve, type Reserved } from '../store/copies.ts';

export type Reservation = { loan_id: string; book_id: string; copy_id: string; barcode: string };

/** @throws ApiError 404 where there is no such book, 409 where no copy is free or the checkout was aborted. */
export async function reserveCopy(
  { db }: BooksContext,
  loan: { loan_id: string; book_id: string; barcode: string | undefined },
): Promise<Reservation> {
  const reserved = await reserve(db, loan).catch((error: unknown) => {
    // The same loan asked twice at once; the other request has it now.
    if (isUniqueViolation(error)) return reserve(db, loan);
    throw error;
  });
  if (!reserved) throw nothingFree(await findBook(db, loan.book_id));
  return standing(loan.loan_id, reserved);
}

function standing(loan_id: string, { state, book_id, copy_id, barcode }: Reserved): Reservation {
  if (state === 'released' || !book_id || !copy_id || !barcode) throw apiError('reservation_released');
  return { loan_id, book_id, copy_id, barcode };
}

function nothingFree(book: BookRow | undefined): ApiError {
  if (!book) return apiError('book_not_found');
  return apiError('no_copy_available');
}
