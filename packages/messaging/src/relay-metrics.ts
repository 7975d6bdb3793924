import { Counter, type Registry } from 'prom-client';
import type { Kysely } from 'kysely';
import { showFromDatabase } from './database-gauge.ts';
import { countSetAside, oldestWaiting } from './outbox-store.ts';
import type { Lane } from './lanes.ts';
import type { OutboxTables } from './tables.ts';

export type PublicationOutcome = 'published' | 'retried' | 'set_aside' | 'put_back';

/** The relay's metrics. @returns a function that counts publications by topic and outcome. */
export function relayMetrics(
  registry: Registry,
  db: Kysely<OutboxTables>,
  lanes: () => Lane[],
): (topic: string, outcome: PublicationOutcome, messages: number) => void {
  const publications = new Counter({
    name: 'outbox_publications_total',
    help: 'Publications of messages, by outcome.',
    labelNames: ['topic', 'outcome'],
    registers: [registry],
  });
  showFromDatabase({
    registry,
    name: 'outbox_oldest_waiting_seconds',
    help: 'Age of the oldest message waiting to be published.',
    labelNames: ['topic'],
    read: async () =>
      (await oldestWaiting(db, lanes())).map(({ topic, seconds }) => ({ labels: { topic }, value: seconds })),
  });
  showFromDatabase({
    registry,
    name: 'outbox_set_aside_messages',
    help: 'Messages that could not be published and wait for an admin.',
    labelNames: ['topic'],
    read: async () => (await countSetAside(db)).map(({ topic, messages }) => ({ labels: { topic }, value: messages })),
  });
  return (topic, outcome, messages) => {
    if (messages > 0) publications.inc({ topic, outcome }, messages);
  };
}
