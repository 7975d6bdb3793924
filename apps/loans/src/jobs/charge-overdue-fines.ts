import { uuidv7 } from 'uuidv7';
import { libraryDay } from '#core/library-day.ts';
import type { LoansContext } from '../context.ts';
import { daysOverdue, overdueFine } from '../domain/overdue-fine.ts';
import { balanceChanged } from '../events/messages.ts';
import { nextBalance, putFine } from '../store/fines.ts';
import { lockLoansToFine } from '../store/loans.ts';
import { inBatches } from './in-batches.ts';

/** Brings the fines of books that are late up to today. What a fine has grown to is set at the return. */
export async function chargeOverdueFines({
  commit,
  now,
  timeZone,
  currency,
}: LoansContext): Promise<{ charged: number }> {
  const today = libraryDay(now(), timeZone);
  const charged = await inBatches(async (limit) =>
    commit(async (tx, outbox) => {
      const loans = await lockLoansToFine(tx, today, limit);
      const readers = new Set<string>();
      for (const { id: loan_id, reader_id, title, due_date, ...terms } of loans) {
        const days_overdue = daysOverdue(due_date, today);
        const amount_minor = overdueFine(terms, days_overdue);
        await putFine(tx, {
          id: uuidv7(),
          loan_id,
          reader_id,
          title,
          amount_minor,
          currency,
          days_overdue,
          status: 'growing',
        });
        if (reader_id !== null) readers.add(reader_id);
      }
      // In one order in every replica, so that none waits for another in a circle.
      for (const reader of [...readers].sort()) {
        const { balance_minor, version } = await nextBalance(tx, reader);
        outbox.add(balanceChanged(reader, balance_minor, currency, version));
      }
      return loans.length;
    }),
  );
  return { charged };
}
