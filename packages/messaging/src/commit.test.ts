import type { Kysely } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pools } from '#postgres/database.ts';
import { databaseBehind } from '#testing/border.ts';
import { testDatabase, type TestDatabase } from '#testing/database.ts';
import { FaultyBorder, faultPointsOf, type FaultPoint } from '#testing/fault-points.ts';
import { createCommit } from './commit.ts';
import { message } from './outbox.ts';
import { createOutbox, createOutboxLanes, type OutboxTables } from './tables.ts';

type Tables = OutboxTables & { effect: { note: string } };

const faulty = new FaultyBorder();
let database: TestDatabase<Tables>;
let behind: Kysely<Tables>;
beforeAll(async () => {
  database = await testDatabase<Tables>({
    '0001': {
      up: async (db) => {
        await createOutbox(db);
        await createOutboxLanes(db);
        await db.schema.createTable('effect').addColumn('note', 'text').execute();
      },
    },
  });
  behind = databaseBehind<Tables>(faulty.border, database.url, pools.commands);
});
afterAll(async () => {
  await behind.destroy();
  await database.drop();
});

test('cut off at any of its steps, a commit leaves its effect and its message, or neither', async () => {
  const commit = createCommit(behind, () => undefined);
  const attempt = (note: string, point?: FaultPoint) =>
    faulty.during(point, () =>
      commit(async (tx, outbox) => {
        await tx.insertInto('effect').values({ note }).execute();
        outbox.add(message('user.deleted', note, { user_id: note }));
      }).catch(() => undefined),
    );
  const points = faultPointsOf(await attempt('whole'));
  expect(points.length).toBeGreaterThan(4);
  for (const [index, point] of points.entries()) await attempt(String(index), point);
  const noted = await database.db.selectFrom('effect').select('note').orderBy('note').execute();
  const told = await database.db.selectFrom('outbox').select('subject as note').orderBy('subject').execute();
  expect(told).toEqual(noted);
  expect(noted).toContainEqual({ note: 'whole' });
});
