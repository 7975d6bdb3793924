import { enqueue } from '#outbox/outbox.ts';
import { libraryDay } from '#service/library-day.ts';
import type { LoansContext } from '../context.ts';
import { loanOverdue } from '../events/messages.ts';
import { markOverdue } from '../store/loans.ts';
import { inBatches } from './in-batches.ts';

/** Tells once of each loan whose due date is past. */
export async function markOverdueLoans({ db, relay, now, timeZone }: LoansContext): Promise<{ marked: number }> {
  const today = libraryDay(now(), timeZone);
  const marked = await inBatches(async (limit) =>
    db.transaction().execute(async (tx) => {
      const loans = await markOverdue(tx, today, limit);
      await enqueue(tx, loans.map(loanOverdue));
      return loans.length;
    }),
  );
  if (marked > 0) relay.nudge();
  return { marked };
}
