import type { EventHandlers } from '#messaging/event-handlers.ts';
import { processOnce } from '#messaging/inbox.ts';
import type { LoansContext } from '../context.ts';
import { closeReader } from '../store/loans.ts';

/**
 * Erases what was stored about a reader between the closing (use-cases/close-reader.ts) and the deletion of their
 * account.
 */
export function onUserEvents({ commit, now }: LoansContext): EventHandlers {
  return {
    'user.deleted': async ({ id, data }) => {
      await processOnce(commit, id, (tx) => closeReader(tx, data.user_id, now()));
    },
  };
}
