import contract from '#contracts/loans.json' with { type: 'json' };
import { openJobs } from '#dapr/bindings.ts';
import { publish } from '#dapr/publish.ts';
import { forgetOldMessages } from '#outbox/clean-up.ts';
import { startRelay } from '#outbox/relay.ts';
import { readConfig } from '#service/config.ts';
import { runApp } from '#service/lifecycle.ts';
import { createLog } from '#service/log.ts';
import { connect, connectDatabase, serve } from '#service/service.ts';
import { openSubscriberDoors } from '#service/subscriber-doors.ts';
import { loansEnv } from './config.ts';
import type { LoansContext } from './context.ts';
import { onBookEvents } from './events/on-book-events.ts';
import { onUserEvents } from './events/on-user-events.ts';
import { loanDoors } from './http/doors.ts';
import { chargeOverdueFines } from './jobs/charge-overdue-fines.ts';
import { markOverdueLoans } from './jobs/mark-overdue-loans.ts';
import { sendReminders } from './jobs/send-reminders.ts';
import { createBooks } from './services/books.ts';
import { createReaders } from './services/readers.ts';
import { PolicyTable } from './store/lending-policies.ts';
import type { Tables } from './store/schema.ts';

const env = readConfig(loansEnv);
const log = createLog('loans', env.LOG_LEVEL);

await runApp(log, async (lifecycle) => {
  const { sidecar, invoker, breakers, tokenCheck, metrics } = await connect(env, lifecycle);
  const db = await connectDatabase<Tables>('loans', sidecar, lifecycle);
  const relay = startRelay({ db, log, source: 'loans', publish: (topic, event) => publish(sidecar, topic, event) });
  lifecycle.onStop('outbox relay', relay.stop);
  const readers = createReaders(sidecar, breakers);
  lifecycle.onStop('users-rpc client', readers.close);
  const context: LoansContext = {
    db,
    log,
    relay,
    books: createBooks(invoker),
    readers,
    policies: new PolicyTable(db),
    rules: { maxBalanceMinor: env.MAX_BALANCE_MINOR },
    currency: env.CURRENCY,
    timeZone: env.TIME_ZONE,
    now: () => new Date(),
  };

  const doors = loanDoors(context);
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
          'mark-overdue-loans': () => markOverdueLoans(context),
          'charge-overdue-fines': () => chargeOverdueFines(context),
          'send-reminders': () => sendReminders(context),
          'clean-up': () => forgetOldMessages(db, { outbox: true, inbox: true, idempotency: true }),
        });
        openSubscriberDoors(app, {
          id: 'loans',
          log,
          db,
          registry: metrics.registry,
          topics: { '/events/book-events': onBookEvents(context), '/events/user-events': onUserEvents(context) },
          contract,
          doors,
          tokenCheck,
        });
      },
    },
    lifecycle,
  );
});
