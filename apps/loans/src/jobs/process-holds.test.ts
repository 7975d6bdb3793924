import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { desk, type Desk } from '../testing/desk.ts';

let loans: Desk;
beforeAll(async () => {
  loans = await desk();
});
afterAll(() => loans.service.stop());

async function aHold(but: { state: 'waiting' | 'ready'; not_after?: string; shelf_until?: string }) {
  const id = randomUUID();
  const hold = { id, reader_id: randomUUID(), book_id: randomUUID(), title: 'Т', branch_id: 'main' };
  await loans.service.db
    .insertInto('hold')
    .values({ ...hold, placed_at: new Date(), ...but })
    .execute();
  return id;
}

const stateOf = async (id: string) =>
  (await loans.service.db.selectFrom('hold').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state;

/** What the job does to a hold that it has found to be due, when that is changed before the job has it. */
async function whileTheJobWaits(id: string, changed: { not_after?: null; shelf_until?: string; state?: 'ready' }) {
  const { db, runJob } = loans.service;
  const waiting = sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  const { run } = await db.transaction().execute(async (tx) => {
    await tx.updateTable('hold').set(changed).where('id', '=', id).execute();
    const run = runJob('process-holds');
    await expect.poll(async () => (await waiting.execute(db)).rows.length).toBe(1);
    return { run };
  });
  await run;
}

test('a hold whose day has passed ends', async () => {
  const [unfilled, expired] = [
    await aHold({ state: 'waiting', not_after: '2020-01-01' }),
    await aHold({ state: 'ready', shelf_until: '2020-01-01' }),
  ];
  await loans.service.runJob('process-holds');
  expect([await stateOf(unfilled), await stateOf(expired)]).toEqual(['unfilled', 'expired']);
});

test('a hold to which its reader gives more days just then goes on', async () => {
  const id = await aHold({ state: 'waiting', not_after: '2020-01-01' });
  await whileTheJobWaits(id, { not_after: null });
  expect(await stateOf(id)).toBe('waiting');
});

test('a hold that gets a copy on its last day does not end as one that got none', async () => {
  const id = await aHold({ state: 'waiting', not_after: '2020-01-01' });
  await whileTheJobWaits(id, { state: 'ready', shelf_until: '9000-01-01' });
  expect(await stateOf(id)).toBe('ready');
});
