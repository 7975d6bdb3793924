import type { EventHandlers } from '#messaging/event-handlers.ts';
import { dayOf, type BooksContext } from '../context.ts';
import { markLent, markReturned } from '../store/copies.ts';
import { announceAvailable } from '../use-cases/announce-available.ts';

/**
 * Copies follow the loans: out when one is issued, back on the shelf when it is returned. A reservation goes through its
 * states once, so a repeated event finds nothing to do.
 */
export function onLoanEvents({ db, commit, now }: BooksContext): EventHandlers {
  return {
    'loan.issued': async ({ data }) => {
      await markLent(db, data.loan_id, dayOf(now()));
    },
    'loan.returned': async ({ data }) => {
      await commit(async (tx, outbox) => {
        if (await markReturned(tx, data.loan_id)) await announceAvailable(tx, outbox, data.book_id);
      });
    },
  };
}
