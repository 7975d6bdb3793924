import type { Kysely } from 'kysely';
import { Counter, type Registry } from 'prom-client';
import { showFromDatabase } from './database-gauge.ts';
import { countWaitingDeadLetters } from './dead-letters.ts';
import { countParked, type SubscriptionTables } from './parked-events.ts';

/**
 * The subscriptions' metrics: outcomes, parked events and dead letters.
 *
 * @returns a function that counts an outcome.
 */
export function watchSubscriptions(
  registry: Registry,
  db: Kysely<SubscriptionTables>,
): (type: string, outcome: string) => void {
  const deliveries = new Counter({
    name: 'events_total',
    help: 'Events delivered by the sidecar, by outcome.',
    labelNames: ['type', 'outcome'],
    registers: [registry],
  });
  showFromDatabase({
    registry,
    name: 'parked_events',
    help: 'Events that failed and will be retried, and those that wait behind them.',
    read: async () => [{ value: await countParked(db) }],
  });
  showFromDatabase({
    registry,
    name: 'dead_letters',
    help: 'Dead letters that no admin has resolved.',
    read: async () => [{ value: await countWaitingDeadLetters(db) }],
  });
  return (type, outcome) => deliveries.inc({ type, outcome });
}
