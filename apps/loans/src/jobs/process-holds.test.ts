import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, libraryDay } from '#core/library-day.ts';
import { desk, type Desk } from '../testing/desk.ts';

let loans: Desk;
beforeAll(async () => {
  loans = await desk();
});
afterAll(() => loans.service.stop());

async function aHold(but: {
  state: 'waiting' | 'ready';
  not_after?: string;
  shelf_until?: string;
  branch_id?: string;
  ready_at?: Date;
  tell_at?: Date;
}) {
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

const everyDay = Object.fromEntries(
  ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].map((day) => [
    day,
    [{ opens: '09:00', closes: '21:00' }],
  ]),
);
const aBranch = (id: string, time_zone: string) =>
  loans.service.request('PUT', `/branches/${id}`, {
    as: loans.branchManager,
    body: { name: id, address: 'Лесная, 1', time_zone, week: everyDay },
  });
const shelfDay = async (id: string) =>
  (await loans.service.db.selectFrom('hold').select('shelf_until').where('id', '=', id).executeTakeFirstOrThrow())
    .shelf_until;

test('the last day on a hold shelf is one of its branch', async () => {
  // Between them it is never the same day.
  await aBranch('east', 'Pacific/Kiritimati');
  await aBranch('west', 'Pacific/Pago_Pago');
  const day = libraryDay(new Date(), 'Pacific/Pago_Pago');
  const [east, west] = [
    await aHold({ state: 'ready', shelf_until: day, branch_id: 'east' }),
    await aHold({ state: 'ready', shelf_until: day, branch_id: 'west' }),
  ];
  await loans.service.runJob('process-holds');
  expect([await stateOf(east), await stateOf(west)]).toEqual(['expired', 'ready']);
});

test('a closure that is recorded later gives those on the hold shelf another day, and they are told', async () => {
  await aBranch('shut', 'Europe/Moscow');
  const ready_at = new Date();
  const last = addDays(libraryDay(ready_at, 'Europe/Moscow'), 7);
  const id = await aHold({ state: 'ready', shelf_until: last, branch_id: 'shut', ready_at });
  const exception = (method: string, day: string, body?: object) =>
    loans.service.request(method, `/branches/shut/exceptions/${day}`, {
      as: loans.branchManager,
      ...(body && { body }),
    });
  await exception('PUT', last, { hours: [], reason: 'Ремонт' });
  expect(await shelfDay(id)).toBe(addDays(last, 1));
  await loans.service.db
    .updateTable('hold')
    .set({ tell_at: new Date(0) })
    .where('id', '=', id)
    .execute();
  await loans.service.published();
  await loans.service.runJob('process-holds');
  expect(await loans.service.published()).toMatchObject([{ data: { type: 'hold_ready', due_date: addDays(last, 1) } }]);
  await exception('DELETE', last);
  expect(await shelfDay(id)).toBe(addDays(last, 1));
});

test('a hold whose branch was shut on its last day without its day being moved is not ended', async () => {
  await aBranch('late', 'Europe/Moscow');
  const today = libraryDay(new Date(), 'Europe/Moscow');
  const ready_at = new Date(Date.now() - 8 * 86_400_000);
  const last = addDays(today, -1);
  await loans.service.request('PUT', `/branches/late/exceptions/${last}`, {
    as: loans.branchManager,
    body: { hours: [], reason: 'Авария' },
  });
  const id = await aHold({ state: 'ready', shelf_until: last, branch_id: 'late', ready_at });
  await loans.service.runJob('process-holds');
  expect([await stateOf(id), await shelfDay(id)]).toEqual(['ready', today]);
});

test('whoever was told that a copy is ready hears that it is not, also while they are to be told of more days', async () => {
  const { db, deliver, published } = loans.service;
  const soon = new Date(Date.now() + 5 * 60_000);
  const ready = { state: 'ready', shelf_until: '9000-01-01', tell_at: soon } as const;
  const told = await aHold({ ...ready, ready_at: new Date(Date.now() - 86_400_000) });
  const untold = await aHold({ ...ready, ready_at: new Date() });
  await published();
  for (const hold_id of [told, untold]) {
    const { book_id } = await db
      .selectFrom('hold')
      .select('book_id')
      .where('id', '=', hold_id)
      .executeTakeFirstOrThrow();
    await deliver('book.events', 'copy.freed', { event_type: 'copy.freed', hold_id, book_id, version: 1 });
  }
  const delayed = (await published()).map(({ data }) => data as { type?: string; user_id?: string });
  const { reader_id } = await db
    .selectFrom('hold')
    .select('reader_id')
    .where('id', '=', told)
    .executeTakeFirstOrThrow();
  expect(delayed.filter(({ type }) => type === 'hold_delayed').map(({ user_id }) => user_id)).toEqual([reader_id]);
});
