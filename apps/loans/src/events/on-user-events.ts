import type { EventHandlers } from '#messaging/subscriptions.ts';
import { processOnce } from '#messaging/inbox.ts';
import type { LoansContext } from '../context.ts';
import { purgeReader } from '../store/loans.ts';

/** A reader who deletes their account leaves loans without a name. */
export function onUserEvents({ commit }: LoansContext): EventHandlers {
  return {
    'user.deleted': async ({ id, data }) => {
      await processOnce(commit, id, (tx) => purgeReader(tx, data.user_id));
    },
  };
}
