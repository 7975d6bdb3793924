import { apiError, invalidField } from '#errors';
import type { components } from '#contracts/loans.ts';
import { isStaff, type Caller } from '#core/caller.ts';
import { libraryDay } from '#core/library-day.ts';
import { cutScannerNoise } from '#core/scanned-code.ts';
import type { LoansContext } from '../context.ts';
import type { LoanOrder } from '../use-cases/issue-loan.ts';

const OLDEST_DAYS = 60;

/**
 * Reads a request for a loan. What only the desk may specify is refused from others.
 *
 * @throws ApiError 400, 403, or 404 for an unknown barcode.
 */
export async function loanOrder(
  { books, now, timeZone }: LoansContext,
  caller: Caller,
  loanId: string,
  request: components['schemas']['LoanRequest'],
): Promise<LoanOrder> {
  const { reader_id, due_date, issued_at } = request;
  const barcode = request.barcode === undefined ? undefined : cutScannerNoise(request.barcode);
  const forTheDesk = [barcode, due_date, issued_at].some((said) => said !== undefined);
  if ((forTheDesk || (reader_id ?? caller.id) !== caller.id) && !isStaff(caller)) throw apiError('forbidden');
  const issuedAt = issued_at === undefined ? now() : pastInstant(issued_at, now());
  if (due_date !== undefined && due_date < libraryDay(issuedAt, timeZone))
    throw invalidField('due_date', 'before_issue');
  return {
    loanId,
    readerId: reader_id ?? caller.id,
    bookId: request.book_id ?? (await books.findCopy(requireBarcode(barcode))).bookId,
    ...(barcode !== undefined && { barcode }),
    ...(due_date !== undefined && { dueDate: due_date }),
    issuedAt,
  };
}

function requireBarcode(barcode: string | undefined): string {
  if (barcode === undefined) throw invalidField('book_id', 'book_or_barcode_missing');
  return barcode;
}

function pastInstant(text: string, now: Date): Date {
  const instant = new Date(text);
  if (instant > now) throw invalidField('issued_at', 'in_the_future');
  if (instant.getTime() < now.getTime() - OLDEST_DAYS * 86_400_000)
    throw invalidField('issued_at', 'too_long_ago', { days: OLDEST_DAYS });
  return instant;
}
