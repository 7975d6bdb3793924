import { purgeDeadLettersOf } from '#messaging/dead-letters.ts';
import type { EventHandlers } from '#messaging/event-handlers.ts';
import { purgePublished } from '#messaging/outbox.ts';
import type { AuthContext } from '../context.ts';
import { forgetFactorsAdded } from '../store/added-factors.ts';
import { forgetOutsideAccountsOf } from '../store/outside-accounts.ts';
import { forgetPasskeysOf } from '../store/passkeys.ts';
import { forgetSecondFactor } from '../store/second-factors.ts';
import { endSessionsOf } from '../use-cases/end-sessions.ts';

/**
 * A user who is deleted, or gets another role or password, has to sign in again. An event may arrive late or twice: it
 * ends no session that began after the change. Who has put their former address back has to look after nothing that a thief
 * has left to sign in with.
 */
export function onUserEvents(context: AuthContext): EventHandlers {
  return {
    'user.deleted': async ({ data: { user_id } }) => {
      await endSessionsOf(context, { user_id });
      await context.db.transaction().execute(async (tx) => {
        await forgetSecondFactor(tx, user_id);
        await forgetPasskeysOf(tx, user_id);
        await forgetOutsideAccountsOf(tx, user_id);
        await purgePublished(tx, user_id);
        await purgeDeadLettersOf(tx, ['user.events'], user_id);
      });
    },
    'user.changed': async ({ data: { user_id, version, role, credentials_changed, address_restored_since } }) => {
      await endSessionsOf(context, {
        user_id,
        beforeVersion: version,
        ...(!credentials_changed && { exceptRole: role }),
      });
      if (address_restored_since === undefined) return;
      const since = new Date(address_restored_since);
      await context.db.transaction().execute((tx) => forgetFactorsAdded(tx, { user_id, version, since }));
    },
  };
}
