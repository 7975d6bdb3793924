import contract from '#contracts/users.json' with { type: 'json' };
import { openJobs } from '#dapr/bindings.ts';
import { publish } from '#dapr/publish.ts';
import { findSecret } from '#dapr/secrets.ts';
import { openStateStore } from '#dapr/state.ts';
import { forgetOldMessages } from '#outbox/clean-up.ts';
import { startRelay } from '#outbox/relay.ts';
import { readConfig } from '#service/config.ts';
import { libraryDay } from '#service/library-day.ts';
import { runApp } from '#service/lifecycle.ts';
import { createLog } from '#service/log.ts';
import { connect, connectDatabase, serve } from '#service/service.ts';
import { openSubscriberDoors } from '#service/subscriber-doors.ts';
import { usersEnv } from './config.ts';
import type { UsersContext } from './context.ts';
import { onLoanEvents } from './events/on-loan-events.ts';
import { userDoors } from './http/doors.ts';
import { createProfileCache } from './services/profile-cache.ts';
import type { Tables } from './store/schema.ts';
import { appointFirstAdmin } from './use-cases/appoint-first-admin.ts';

const env = readConfig(usersEnv);
const log = createLog('users', env.LOG_LEVEL);

await runApp(log, async (lifecycle) => {
  const { sidecar, tokenCheck, metrics } = await connect(env, lifecycle);
  const db = await connectDatabase<Tables>('users', sidecar, lifecycle);
  const relay = startRelay({ db, log, source: 'users', publish: (topic, event) => publish(sidecar, topic, event) });
  lifecycle.onStop('outbox relay', relay.stop);
  const context: UsersContext = {
    db,
    log,
    relay,
    profiles: createProfileCache(await openStateStore(sidecar, 'cache'), log),
    today: () => libraryDay(new Date(), env.TIME_ZONE),
  };
  await appointFirstAdmin(context, {
    email: await findSecret(sidecar, 'first-admin-email'),
    password: await findSecret(sidecar, 'first-admin-password'),
  });

  const doors = userDoors(context);
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
        openJobs(app, log, {
          'clean-up': () => forgetOldMessages(db, { outbox: true, idempotency: true }),
        });
        openSubscriberDoors(app, {
          id: 'users',
          log,
          db,
          registry: metrics.registry,
          topics: { '/events/loan-events': onLoanEvents(context) },
          contract,
          doors,
          tokenCheck,
        });
      },
    },
    lifecycle,
  );
});
