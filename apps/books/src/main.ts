import contract from '#contracts/books.json' with { type: 'json' };
import { openJobs } from '#dapr/bindings.ts';
import { publish } from '#dapr/publish.ts';
import { openStateStore } from '#dapr/state.ts';
import { forgetOldMessages } from '#outbox/clean-up.ts';
import { startRelay } from '#outbox/relay.ts';
import { readConfig } from '#service/config.ts';
import { runApp } from '#service/lifecycle.ts';
import { createLog } from '#service/log.ts';
import { connect, connectDatabase, serve } from '#service/service.ts';
import { openSubscriberDoors } from '#service/subscriber-doors.ts';
import { booksEnv } from './config.ts';
import type { BooksContext } from './context.ts';
import { onLoanEvents } from './events/on-loan-events.ts';
import { bookDoors } from './http/doors.ts';
import { releaseStaleReservations } from './jobs/release-stale-reservations.ts';
import { createLoans } from './services/loans.ts';
import { createPopularBooksCache } from './services/popular-books-cache.ts';
import type { Tables } from './store/schema.ts';

const env = readConfig(booksEnv);
const log = createLog('books', env.LOG_LEVEL);

await runApp(log, async (lifecycle) => {
  const { sidecar, invoker, tokenCheck, metrics } = await connect(env, lifecycle);
  const db = await connectDatabase<Tables>('books', sidecar, lifecycle);
  const relay = startRelay({ db, log, source: 'books', publish: (topic, event) => publish(sidecar, topic, event) });
  lifecycle.onStop('outbox relay', relay.stop);
  const context: BooksContext = {
    db,
    log,
    relay,
    loans: createLoans(invoker),
    popular: createPopularBooksCache(await openStateStore(sidecar, 'cache'), log),
    staleAfterMs: env.RESERVATION_STALE_SECONDS * 1000,
    now: () => new Date(),
  };

  const doors = bookDoors(context);
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
          'release-stale-reservations': () => releaseStaleReservations(context),
          'clean-up': () => forgetOldMessages(db, { outbox: true, idempotency: true }),
        });
        openSubscriberDoors(app, {
          id: 'books',
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
