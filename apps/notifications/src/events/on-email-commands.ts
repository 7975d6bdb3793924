import type { EventHandlers } from '#messaging/event-handlers.ts';
import type { NotificationsContext } from '../context.ts';
import { queueEmail } from '../use-cases/queue-email.ts';

export function onEmailCommands(context: NotificationsContext): EventHandlers {
  return { 'notifications.email': ({ id, data }) => queueEmail(context, id, data) };
}
