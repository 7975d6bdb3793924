import { apiError, invalidField } from '#errors';
import type { components } from '#contracts/loans.ts';
import { isPerson, may, type Caller } from '#core/caller.ts';
import { libraryDay } from '#core/library-day.ts';
import { cutScannerNoise } from '#core/scanned-code.ts';
import type { Write } from '#http/idempotency.ts';
import type { LoansContext } from '../context.ts';
import { MAIN_BRANCH } from '../domain/opening-hours.ts';
import type { LoanOrder } from '../use-cases/issue-loan.ts';
import { requireNear } from '../use-cases/require-near.ts';
import { pastInstant } from './past-instant.ts';

/**
 * Reads a request for a loan. What only the desk may specify is refused from others. Whose the card is, is found once for
 * an Idempotency-Key: the loan does not go to another reader when it is asked for again. Nobody sets their own due date,
 * and a program borrows nothing.
 *
 * @throws ApiError 400, 403, or 404 for an unknown barcode, card or branch.
 */
export async function loanOrder(
  context: LoansContext,
  caller: Caller,
  write: Pick<Write<never>, 'id' | 'pin'>,
  request: components['schemas']['LoanRequest'],
): Promise<LoanOrder> {
  const { books, readers, calendars, now } = context;
  const { reader_id, card_number: card, due_date, issued_at, branch_id: branchId = MAIN_BRANCH } = request;
  const barcode = request.barcode === undefined ? undefined : cutScannerNoise(request.barcode);
  const isSaid = (said: string | undefined) => said !== undefined;
  const forTheDesk = [barcode, card].some(isSaid) || branchId !== MAIN_BRANCH || (reader_id ?? caller.id) !== caller.id;
  const isSelf = card === undefined && (reader_id ?? caller.id) === caller.id;
  if (isSelf && !isPerson(caller)) throw apiError('forbidden');
  if (forTheDesk && !may(caller, 'loans.lend')) throw apiError('forbidden');
  if ([due_date, issued_at].some(isSaid) && !may(caller, 'loans.set_dates')) throw apiError('forbidden');
  if (card !== undefined && reader_id !== undefined) throw invalidField('card_number', 'reader_or_card_only');
  const issuedAt = issued_at === undefined ? now() : pastInstant('issued_at', issued_at, now());
  const calendar = await calendars.of(branchId);
  if (!calendar) throw apiError('branch_not_found');
  if (due_date !== undefined && due_date < libraryDay(issuedAt, calendar.timeZone))
    throw invalidField('due_date', 'before_issue');
  const readerId =
    card === undefined
      ? (reader_id ?? caller.id)
      : await write.pin('reader_id', () => readers.ofCard(cutScannerNoise(card)));
  if (due_date !== undefined && readerId === caller.id) throw apiError('own_loan');
  if (due_date !== undefined) requireNear(context, 'due_date', due_date);
  return {
    loanId: write.id,
    readerId,
    bookId: request.book_id ?? (await books.findCopy(requireBarcode(barcode))).bookId,
    branchId,
    ...(barcode !== undefined && { barcode }),
    ...(due_date !== undefined && { dueDate: due_date }),
    issuedAt,
  };
}

function requireBarcode(barcode: string | undefined): string {
  if (barcode === undefined) throw invalidField('book_id', 'book_or_barcode_missing');
  return barcode;
}
