import { z } from 'zod';
import contract from '#contracts/notifications.json' with { type: 'json' };
import { openJobs } from '#dapr/bindings.ts';
import { openEventDoors } from '#dapr/event-doors.ts';
import { readSecrets } from '#dapr/secrets.ts';
import { forgetOldMessages } from '#outbox/clean-up.ts';
import { readConfig } from '#service/config.ts';
import { openDoors } from '#service/contract-doors.ts';
import { runApp } from '#service/lifecycle.ts';
import { createLog } from '#service/log.ts';
import { createMetrics } from '#service/metrics.ts';
import { connect, connectDatabase, serve, serviceEnv } from '#service/service.ts';
import type { NotificationsContext } from './context.ts';
import { onEmailCommands } from './events/on-email-commands.ts';
import { onUserEvents } from './events/on-user-events.ts';
import { notificationDoors } from './http/doors.ts';
import { startEmailSender } from './services/email-sender.ts';
import { sendgridMailer, smtpMailer } from './services/mailer.ts';
import type { Tables } from './store/schema.ts';

const env = readConfig(serviceEnv.extend({ MAIL_FROM: z.string().min(3) }));
const log = createLog('notifications', env.LOG_LEVEL);

await runApp(log, async (lifecycle) => {
  const { sidecar, tokenCheck } = await connect(env, lifecycle);
  const db = await connectDatabase<Tables>('notifications', sidecar, lifecycle);
  const { api_key: apiKey } = await readSecrets(sidecar, 'sendgrid');
  const mailer = apiKey ? sendgridMailer(apiKey, env.MAIL_FROM) : smtpMailer(sidecar, env.MAIL_FROM);
  const metrics = createMetrics();
  const sender = startEmailSender(db, mailer, log, metrics.registry);
  lifecycle.onStop('e-mail sender', sender.stop);
  const context: NotificationsContext = { db, log, sender };

  const doors = notificationDoors(context);
  await serve(
    {
      port: env.APP_PORT,
      log,
      sidecar,
      metrics,
      database: db,
      doors: (app, registry) => {
        openEventDoors(app, {
          log,
          registry,
          topics: {
            '/events/notifications-email': onEmailCommands(context),
            '/events/user-events': onUserEvents(context),
          },
        });
        openJobs(app, log, { 'clean-up': () => forgetOldMessages(db, { inbox: true }) });
        openDoors(app, { contract, doors, tokenCheck });
      },
    },
    lifecycle,
  );
});
