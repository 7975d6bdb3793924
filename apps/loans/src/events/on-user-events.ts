import { isRejection } from '#errors';
import type { EventHandlers } from '#messaging/event-handlers.ts';
import { processOnce } from '#messaging/inbox.ts';
import type { LoansContext } from '../context.ts';
import { keepChoice } from '../store/reading-history.ts';
import { chargeMembership } from '../use-cases/charge-membership.ts';
import { mergeWithin } from '../use-cases/merge-readers.ts';
import { endHoldsOfReader } from '../use-cases/end-holds-of-reader.ts';
import { closeReader } from '../store/loans.ts';

/**
 * Keeps how long readers want it known what they have read, charges for memberships, and erases what was stored about a reader between the closing
 * (use-cases/close-reader.ts) and the deletion of their account.
 */
export function onUserEvents(context: LoansContext): EventHandlers {
  const { db, commit, now } = context;
  return {
    'user.history_chosen': ({ data }) => keepChoice(db, data),
    // Users has asked for it before it tells (mergeLending): what has come since goes the same way, and whoever is gone by now gets nothing.
    'reader.merged': async ({ id, data: { from, to } }) => {
      await processOnce(commit, id, (tx, outbox) => mergeWithin(context, tx, outbox, { from, into: to })).catch(
        (error: unknown) => {
          if (!isRejection(error)) throw error;
        },
      );
    },
    'membership.begun': async ({ id, data }) => {
      await processOnce(commit, id, (tx, outbox) => chargeMembership(context, tx, outbox, data));
    },
    'user.deleted': async ({ id, data }) => {
      await processOnce(commit, id, async (tx, outbox) => {
        await endHoldsOfReader(tx, outbox, data.user_id);
        await closeReader(tx, data.user_id, now());
      });
    },
  };
}
