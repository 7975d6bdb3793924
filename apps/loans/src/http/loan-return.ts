import { apiError, invalidField } from '#errors';
import { may, type Caller } from '#core/caller.ts';
import { cutScannerNoise } from '#core/scanned-code.ts';
import type { LoansContext } from '../context.ts';
import { pastInstant } from './past-instant.ts';

type Given = { loan_id?: string; barcode?: string; returned_at?: string };

/** What is returned: a loan, or the copy that was scanned; and when, if not now. */
export type LoanReturn = ({ loanId: string } | { barcode: string }) & { at?: Date };

/**
 * Reads a request to return a book. Only the desk may say when it was.
 *
 * @throws ApiError 400, 403
 */
export function loanReturn({ now }: LoansContext, caller: Caller, given: Given): LoanReturn {
  const { loan_id: loanId, barcode, returned_at } = given;
  if (returned_at !== undefined && !may(caller, 'loans.set_dates')) throw apiError('forbidden');
  const when = returned_at === undefined ? {} : { at: pastInstant('returned_at', returned_at, now()) };
  if (loanId !== undefined && barcode !== undefined) throw invalidField('barcode', 'loan_or_barcode_only');
  if (loanId !== undefined) return { loanId, ...when };
  if (barcode !== undefined) return { barcode: cutScannerNoise(barcode), ...when };
  throw invalidField('loan_id', 'book_or_barcode_missing');
}
