import { Counter, Gauge, type Registry } from 'prom-client';
import type { Kysely } from 'kysely';
import { countSetAside, oldestWaiting } from './outbox-store.ts';
import type { Lane } from './lanes.ts';
import type { OutboxTables } from './tables.ts';

export type PublicationOutcome = 'published' | 'retried' | 'set_aside' | 'put_back';

/** What the relay tells Prometheus. @returns counts publications by topic and outcome. */
export function relayMetrics(
  registry: Registry,
  db: Kysely<OutboxTables>,
  lanes: () => Lane[],
): (topic: string, outcome: PublicationOutcome, messages: number) => void {
  const publications = new Counter({
    name: 'outbox_publications_total',
    help: 'Messages by what became of publishing them.',
    labelNames: ['topic', 'outcome'],
    registers: [registry],
  });
  registry.registerMetric(
    new Gauge({
      name: 'outbox_oldest_waiting_seconds',
      help: 'How long the oldest message that is to be published has waited.',
      labelNames: ['topic'],
      registers: [],
      async collect() {
        this.reset();
        for (const { topic, seconds } of await oldestWaiting(db, lanes())) this.set({ topic }, seconds);
      },
    }),
  );
  registry.registerMetric(
    new Gauge({
      name: 'outbox_set_aside_messages',
      help: 'Messages that could not be published and wait for somebody to see to them.',
      labelNames: ['topic'],
      registers: [],
      async collect() {
        this.reset();
        for (const { topic, messages } of await countSetAside(db)) this.set({ topic }, messages);
      },
    }),
  );
  return (topic, outcome, messages) => {
    if (messages > 0) publications.inc({ topic, outcome }, messages);
  };
}
