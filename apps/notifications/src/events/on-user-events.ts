import type { EventData } from '#events';
import type { EventHandlers } from '#messaging/event-handlers.ts';
import type { NotificationsContext } from '../context.ts';
import { moveNotices } from '../store/recipients.ts';
import { forgetRecipient } from '../use-cases/forget-recipient.ts';
import { keepChoice } from '../store/reading-history.ts';
import { recordRecipient } from '../use-cases/record-recipient.ts';

/** Stores the addresses of users and how long they want it known what they read, and erases those of deleted users. Versions make it safe to repeat. */
export function onUserEvents(context: NotificationsContext): EventHandlers {
  const project = async ({ data }: { data: EventData['user.registered'] | EventData['user.changed'] }) => {
    const { user_id, email, full_name, language, version } = data;
    const profile = { user_id, email: email || null, full_name, language, version };
    await recordRecipient(context, profile, { saidBy: 'an event' });
  };
  return {
    'user.registered': project,
    'user.changed': project,
    'user.history_chosen': ({ data }) => keepChoice(context.db, data),
    'reader.merged': ({ data }) => context.db.transaction().execute((tx) => moveNotices(tx, data)),
    'user.deleted': ({ data }) => forgetRecipient(context, data.user_id),
  };
}
