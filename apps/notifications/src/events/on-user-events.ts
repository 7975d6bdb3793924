import type { EventData } from '#events';
import type { EventHandlers } from '#dapr/event-doors.ts';
import { onceOnly } from '#outbox/inbox.ts';
import type { NotificationsContext } from '../context.ts';
import { forgetRecipient, putRecipient } from '../store/recipients.ts';

/** Keeps where users are reached, and forgets those who are gone. */
export function onUserEvents({ db }: NotificationsContext): EventHandlers {
  const project = async ({
    id,
    data,
  }: {
    id: string;
    data: EventData['user.registered'] | EventData['user.changed'];
  }) => {
    const { user_id, email, full_name, language, version } = data;
    await onceOnly(db, id, (tx) => putRecipient(tx, { user_id, email, full_name, language, version }));
  };
  return {
    'user.registered': project,
    'user.changed': project,
    'user.deleted': async ({ id, data }) => {
      await onceOnly(db, id, (tx) => forgetRecipient(tx, data.user_id));
    },
  };
}
