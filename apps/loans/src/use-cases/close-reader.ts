import type { LoansContext } from '../context.ts';
import type { Refusal } from '#core/problem.ts';
import { libraryDay } from '#core/library-day.ts';
import { closeReader as close, lockReader, readerFile } from '../store/loans.ts';
import { allowUnless } from './refused.ts';

/**
 * Closes a reader whose account is being deleted: under the lock that a check-out takes too, so that no loan is committed
 * afterwards. Safe to repeat.
 *
 * @throws Problem 409 while books are out or fines are open.
 */
export async function closeReader({ commit, now, timeZone }: LoansContext, readerId: string): Promise<void> {
  await commit(async (tx) => {
    const { closed } = await lockReader(tx, readerId);
    if (closed) return;
    const { open_loans, balance_minor } = await readerFile(tx, readerId, null, libraryDay(now(), timeZone));
    allowUnless(reasonsToStay({ openLoans: open_loans, balanceMinor: balance_minor }));
    await close(tx, readerId, now());
  });
}

function reasonsToStay({ openLoans, balanceMinor }: { openLoans: number; balanceMinor: number }): Refusal[] {
  return [
    ...(openLoans > 0 ? [{ code: 'has_open_loans', facts: { has: openLoans } }] : []),
    ...(balanceMinor > 0 ? [{ code: 'has_open_fines', facts: { owes_minor: balanceMinor } }] : []),
  ];
}
