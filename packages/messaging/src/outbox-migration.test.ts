import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '#testing/database.ts';
import { laneOf } from './lanes.ts';
import { createOutbox, createOutboxLanes, type OutboxTables } from './tables.ts';
import { asTables } from '#postgres/as-tables.ts';

test('an outbox without lanes becomes one with them: what waits keeps its order, and what left lately can be put back', async () => {
  const database = await testDatabase<OutboxTables>({ '0001': { up: createOutbox } });
  const db = asTables<unknown>(database.db);
  await sql`
    insert into outbox (id, topic, type, subject, data, published_at)
    select ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'book.events', 'book.deleted', 'Ё ' || n,
      jsonb_build_object('number', n), case n when 1 then now() - interval '1 hour' when 2 then now() end
    from unnest(array[4, 2, 5, 1, 3]) as n`.execute(db);
  await createOutboxLanes(db);
  const rows = await database.db.selectFrom('outbox').selectAll().orderBy('position').execute();
  expect(rows.map(({ data, published_at }) => [data, published_at !== null])).toEqual([
    [{ number: 2 }, true],
    [{ number: 3 }, false],
    [{ number: 4 }, false],
    [{ number: 5 }, false],
  ]);
  expect(rows.map(({ lane }) => lane)).toEqual(rows.map(({ subject }) => laneOf(subject)));
  await database.drop();
});

test('a message that was stored without a lane gets the lane of its subject', async () => {
  const database = await testDatabase<OutboxTables>({
    '0001': { up: createOutbox },
    '0010': { up: createOutboxLanes },
  });
  const storable = fc.string({ unit: 'grapheme' }).filter((subject) => !subject.includes('\u0000'));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(fc.uuid(), storable), { minLength: 1, maxLength: 50 }), async (subjects) => {
      const { rows } = await sql<{ subject: string; lane: number }>`
        insert into outbox (id, topic, type, subject, data)
        select gen_random_uuid(), 'book.events', 'book.deleted', subject, '{}' from unnest(${subjects}::text[]) as subject
        returning subject, lane`.execute(database.db);
      expect(rows.map(({ lane }) => lane)).toEqual(rows.map(({ subject }) => laneOf(subject)));
      expect(rows).toHaveLength(subjects.length);
    }),
    { numRuns: 30 },
  );
  await database.drop();
});
