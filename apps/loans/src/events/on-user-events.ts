import type { EventHandlers } from '#messaging/event-handlers.ts';
import { processOnce } from '#messaging/inbox.ts';
import type { LoansContext } from '../context.ts';
import { keepChoice } from '../store/reading-history.ts';
import { endHoldsOfReader } from '../use-cases/end-holds-of-reader.ts';
import { closeReader } from '../store/loans.ts';

/**
 * Keeps how long readers want it known what they have read, and erases what was stored about a reader between the closing
 * (use-cases/close-reader.ts) and the deletion of their account.
 */
export function onUserEvents({ db, commit, now }: LoansContext): EventHandlers {
  return {
    'user.history_chosen': ({ data }) => keepChoice(db, data),
    'user.deleted': async ({ id, data }) => {
      await processOnce(commit, id, async (tx, outbox) => {
        await endHoldsOfReader(tx, outbox, data.user_id);
        await closeReader(tx, data.user_id, now());
      });
    },
  };
}
