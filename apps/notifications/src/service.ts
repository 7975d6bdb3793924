import contract from '#contracts/notifications.json' with { type: 'json' };
import { MOST_COUNTED, queueOf } from '#platform/backlog-operation.ts';
import { defineService } from '#platform/service.ts';
import { notificationsEnv } from './config.ts';
import { notificationsContext } from './context.ts';
import { onEmailCommands } from './events/on-email-commands.ts';
import { onUserEvents } from './events/on-user-events.ts';
import { notificationOperations } from './http/operations.ts';
import { askForRecipients } from './jobs/ask-for-recipients.ts';
import { forgetReading } from './jobs/forget-reading.ts';
import { giveUpWaitingNotices } from './jobs/give-up-waiting-notices.ts';
import { untilSent } from './store/deliveries.ts';
import { holds } from './store/personal-data.ts';
import { retention } from './store/retention.ts';

export const notifications = defineService({
  id: 'notifications',
  env: notificationsEnv,
  contract,
  context: notificationsContext,
  operations: notificationOperations,
  subscriptions: (context) => ({
    'notifications.email': onEmailCommands(context),
    'user.events': onUserEvents(context),
  }),
  jobs: (context) => ({
    'ask-for-recipients': (run) => askForRecipients(context, run),
    'forget-reading': (run) => forgetReading(context, run),
    'give-up-waiting-notices': giveUpWaitingNotices,
  }),
  retention,
  holds,
  backlog: async ({ db }) => ({ to_send: queueOf(await untilSent(db, MOST_COUNTED)) }),
});
