import type { Kysely } from 'kysely';
import { Counter, Gauge, type Registry } from 'prom-client';
import { countWaitingDeadLetters } from './dead-letters.ts';
import { countParked, type SubscriptionTables } from './parked-events.ts';

/** Counts what becomes of deliveries, and shows how many events are parked or dead. @returns what counts a delivery. */
export function watchSubscriptions(
  registry: Registry,
  db: Kysely<SubscriptionTables>,
): (type: string, outcome: string) => void {
  const deliveries = new Counter({
    name: 'events_total',
    help: 'Events delivered by the sidecar, by what became of them.',
    labelNames: ['type', 'outcome'],
    registers: [registry],
  });
  const counted = (name: string, help: string, count: () => Promise<number>) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        // While the database is away, the last count is shown.
        await count().then(
          (events) => this.set(events),
          () => undefined,
        );
      },
    });
  counted('parked_events', 'Events that failed and are tried again, with those that wait behind them.', () =>
    countParked(db),
  );
  counted('dead_letters', 'Dead letters that no admin has seen to.', () => countWaitingDeadLetters(db));
  return (type, outcome) => deliveries.inc({ type, outcome });
}
