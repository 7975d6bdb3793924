import { libraryDay } from '#core/library-day.ts';
import type { LoansContext } from '../context.ts';
import { loanOverdue } from '../events/messages.ts';
import { markOverdue } from '../store/loans.ts';
import { inBatches } from './in-batches.ts';

/** Tells once of each loan whose due date is past. */
export async function markOverdueLoans({ commit, now, timeZone }: LoansContext): Promise<{ marked: number }> {
  const today = libraryDay(now(), timeZone);
  const marked = await inBatches(async (limit) =>
    commit(async (tx, outbox) => {
      const loans = await markOverdue(tx, today, limit);
      outbox.add(...loans.map(loanOverdue));
      return loans.length;
    }),
  );
  return { marked };
}
