import { sql } from 'kysely';
import { Registry } from 'prom-client';
import { expect, test } from 'vitest';
import { testDatabase } from '#testing/database.ts';
import { relayMetrics } from './relay-metrics.ts';
import { createOutbox, createOutboxLanes, type OutboxTables } from './tables.ts';

test('while the database cannot be read, the metrics show what was read last, and all others', async () => {
  const database = await testDatabase<OutboxTables>({
    '0001': { up: createOutbox },
    '0010': { up: createOutboxLanes },
  });
  const registry = new Registry();
  const count = relayMetrics(registry, database.db, () => []);
  const topic = 'book.events';
  await sql`
    insert into outbox (id, topic, lane, type, subject, data, failed_at)
    values (gen_random_uuid(), ${topic}, 0, 'book.deleted', 'b', '{}', now())`.execute(database.db);
  expect(await registry.metrics()).toContain(`outbox_set_aside_messages{topic="${topic}"} 1`);
  await database.drop();
  count(topic, 'published', 1);
  const metrics = await registry.metrics();
  expect(metrics).toContain(`outbox_set_aside_messages{topic="${topic}"} 1`);
  expect(metrics).toContain(`outbox_publications_total{topic="${topic}",outcome="published"} 1`);
});
