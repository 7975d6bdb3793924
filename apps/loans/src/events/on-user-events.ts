import type { EventHandlers } from '#dapr/event-doors.ts';
import { onceOnly } from '#outbox/inbox.ts';
import type { LoansContext } from '../context.ts';
import { forgetReader } from '../store/loans.ts';

/** A reader who deletes their account leaves loans without a name. */
export function onUserEvents({ db }: LoansContext): EventHandlers {
  return {
    'user.deleted': async ({ id, data }) => {
      await onceOnly(db, id, (tx) => forgetReader(tx, data.user_id));
    },
  };
}
