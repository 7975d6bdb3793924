import type { BooksContext } from '../context.ts';
import { staleReservations } from '../store/copies.ts';
import { releaseCopy } from '../use-cases/release-copy.ts';

/**
 * Gives back the copies of loans that died between reservation and commit. Loans decides: once it has said that there
 * is no such loan, there never will be one.
 */
export async function releaseStaleReservations(context: BooksContext): Promise<{ released: number }> {
  const before = new Date(context.now().getTime() - context.staleAfterMs);
  let released = 0;
  for (const loanId of await staleReservations(context.db, before)) {
    const { exists } = await context.loans.abortCheckout(loanId);
    if (exists) continue;
    await releaseCopy(context, loanId);
    released += 1;
  }
  if (released > 0) context.log.info({ released }, 'stale reservations released');
  return { released };
}
