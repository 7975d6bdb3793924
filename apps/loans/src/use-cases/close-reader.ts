import { requireNone, type Rejection } from '#errors';
import { momentOf, type LoansContext } from '../context.ts';
import { closeReader as close, lockFile, lockReader, readerFile, type ReaderFile } from '../store/loans.ts';
import { endHoldsOfReader } from './end-holds-of-reader.ts';

/**
 * Closes a reader whose account is being deleted, under the same lock as a checkout, so that no loan is committed
 * afterwards. Safe to repeat.
 *
 * @throws ApiError 409 while books are out or fines are open.
 */
export async function closeReader(context: LoansContext, readerId: string): Promise<void> {
  const { commit, now } = context;
  await commit(async (tx, outbox) => {
    await lockFile(tx, readerId);
    const { closed } = await lockReader(tx, readerId);
    if (closed) return;
    requireNone(reasonsToStay(await readerFile(tx, readerId, null, momentOf(context))));
    await endHoldsOfReader(tx, outbox, readerId);
    await close(tx, readerId, now());
  });
}

function reasonsToStay({ openLoans, balanceMinor }: ReaderFile): Rejection[] {
  const reasons: Rejection[] = [];
  if (openLoans > 0) reasons.push({ code: 'has_open_loans', facts: { has: openLoans } });
  if (balanceMinor > 0) reasons.push({ code: 'has_open_fines', facts: { owes_minor: balanceMinor } });
  return reasons;
}
