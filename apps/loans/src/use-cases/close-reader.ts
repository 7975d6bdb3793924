import { requireNone, type Rejection } from '#errors';
import type { LoansContext } from '../context.ts';
import { libraryDay } from '#core/library-day.ts';
import { closeReader as close, lockReader, readerFile, type ReaderFile } from '../store/loans.ts';

/**
 * Closes a reader whose account is being deleted, under the same lock as a checkout, so that no loan is committed
 * afterwards. Safe to repeat.
 *
 * @throws ApiError 409 while books are out or fines are open.
 */
export async function closeReader({ commit, now, timeZone }: LoansContext, readerId: string): Promise<void> {
  await commit(async (tx) => {
    const { closed } = await lockReader(tx, readerId);
    if (closed) return;
    requireNone(reasonsToStay(await readerFile(tx, readerId, null, libraryDay(now(), timeZone))));
    await close(tx, readerId, now());
  });
}

function reasonsToStay({ openLoans, balanceMinor }: ReaderFile): Rejection[] {
  const reasons: Rejection[] = [];
  if (openLoans > 0) reasons.push({ code: 'has_open_loans', facts: { has: openLoans } });
  if (balanceMinor > 0) reasons.push({ code: 'has_open_fines', facts: { owes_minor: balanceMinor } });
  return reasons;
}
