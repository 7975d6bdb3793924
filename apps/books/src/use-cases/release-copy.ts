import type { BooksContext } from '../context.ts';
import { releaseReservation } from '../store/copies.ts';

/** Gives back a reservation that became no loan. */
export async function releaseCopy({ db }: BooksContext, loanId: string): Promise<void> {
  await db.transaction().execute((tx) => releaseReservation(tx, loanId));
}
