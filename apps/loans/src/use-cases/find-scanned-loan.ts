import { rejected } from '#errors';
import { may, type Caller } from '#core/caller.ts';
import { libraryDay } from '#core/library-day.ts';
import type { LoansContext } from '../context.ts';
import { outOfTheCollection } from '../domain/check-out.ts';
import { findLastReturn, findLoanOutAt, findOpenLoanByBarcode } from '../store/loans.ts';

/** By then the key of a scan is forgotten, by which it was answered again. */
const KEY_KEPT_MS = 86_400_000;

/**
 * The loan of a copy that was scanned to be returned. What was scanned days ago may have been returned then, and its answer lost: that is its answer
 * still, and not that the copy may be lent.
 *
 * @param scannedAt when, if that was a while ago: whoever has borrowed it since has not brought it back
 * @throws ApiError 404 for an unknown barcode, 409 with the reason why there is nothing to return. Only the desk and the
 *   reader who returned it learn when that was.
 */
export async function findScannedLoan(
  { db, books, now, timeZone }: LoansContext,
  caller: Caller,
  barcode: string,
  scannedAt?: Date,
): Promise<string> {
  const open = await findOpenLoanByBarcode(db, barcode);
  if (open && (scannedAt === undefined || open.issued_at <= scannedAt)) return open.id;

  const copy = await books.findCopy(barcode);
  if (scannedAt !== undefined && now().getTime() - scannedAt.getTime() > KEY_KEPT_MS) {
    const then = await findLoanOutAt(db, copy.id, scannedAt);
    if (then) return then.id;
  }
  const last = await findLastReturn(db, copy.id);
  // Whatever was said of it since, it is there again; where it is not known any more whose loan it was, until it is taken back.
  if (last?.lostAt && (last.readerId !== null || copy.status === 'lost')) return last.id;
  const out = outOfTheCollection(copy.status);
  if (out) throw rejected([out]);
  if (!last || (last.readerId !== caller.id && !may(caller, 'loans.read')))
    throw rejected([{ code: 'copy_not_on_loan' }]);
  const { id, returnedAt } = last;
  const facts = {
    returned_on: libraryDay(returnedAt, timeZone),
    returned_at: returnedAt.toISOString(),
    loan_id: id,
  };
  throw rejected([{ code: 'already_returned', facts }]);
}
