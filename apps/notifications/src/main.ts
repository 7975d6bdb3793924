import { z } from 'zod';
import contract from '#contracts/notifications.json' with { type: 'json' };
import { openJobs } from '#dapr/bindings.ts';
import { readConfig } from '#service/config.ts';
import { runApp } from '#service/lifecycle.ts';
import { createLog } from '#service/log.ts';
import { connect, connectDatabase, serve, serviceEnv } from '#service/service.ts';
import { openSubscriberDoors } from '#service/subscriber-doors.ts';
import type { NotificationsContext } from './context.ts';
import { onEmailCommands } from './events/on-email-commands.ts';
import { onUserEvents } from './events/on-user-events.ts';
import { notificationDoors } from './http/doors.ts';
import { startEmailSender } from './services/email-sender.ts';
import { connectMailer } from './services/connect-mailer.ts';
import { forgetOldDeliveries } from './store/deliveries.ts';
import type { Tables } from './store/schema.ts';

const env = readConfig(
  serviceEnv.extend({
    MAIL_FROM: z.string().min(3),
    /** `none` is for a development inbox on this machine: mail then travels in the clear. */
    MAIL_TLS: z.enum(['required', 'none']).default('required'),
  }),
);
const log = createLog('notifications', env.LOG_LEVEL);

await runApp(log, async (lifecycle) => {
  const { sidecar, tokenCheck, metrics } = await connect(env, lifecycle);
  const db = await connectDatabase<Tables>('notifications', sidecar, lifecycle);
  const mailer = await connectMailer(sidecar, { from: env.MAIL_FROM, tls: env.MAIL_TLS === 'required' });
  lifecycle.onStop('mailer', async () => mailer.close());
  const sender = startEmailSender(db, mailer, log, metrics.registry);
  lifecycle.onStop('e-mail sender', sender.stop);
  const context: NotificationsContext = { db, log, sender };

  const doors = notificationDoors(context);
  await serve(
    {
      port: env.APP_PORT,
      host: env.APP_HOST,
      appToken: env.APP_API_TOKEN,
      log,
      sidecar,
      metrics,
      database: db,
      doors: (app) => {
        openJobs(app, log, { 'clean-up': () => forgetOldDeliveries(db) });
        openSubscriberDoors(app, {
          id: 'notifications',
          log,
          db,
          registry: metrics.registry,
          topics: {
            '/events/notifications-email': onEmailCommands(context),
            '/events/user-events': onUserEvents(context),
          },
          contract,
          doors,
          tokenCheck,
        });
      },
    },
    lifecycle,
  );
});
