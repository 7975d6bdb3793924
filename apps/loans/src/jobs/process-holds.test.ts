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
  reader_id?: string;
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

/** The job is run while somebody changes a hold that is due, and once more when that is done. */
async function whileItChanges(id: string, changed: { not_after?: null; shelf_until?: string; state?: 'ready' }) {
  const { db, runJob } = loans.service;
  await db.transaction().execute(async (tx) => {
    await tx.updateTable('hold').set(changed).where('id', '=', id).execute();
    await runJob('process-holds');
  });
  await runJob('process-holds');
}

test('a hold whose day has passed ends', async () => {
  const [unfilled, expired] = [
    await aHold({ state: 'waiting', not_after: '2020-01-01' }),
    await aHold({ state: 'ready', shelf_until: '2020-01-01' }),
  ];
  await loans.service.runJob('process-holds');
  expect([await stateOf(unfilled), await stateOf(expired)]).toEqual(['unfilled', 'expired']);
});

test('a hold that fails keeps no other from ending', async () => {
  const { db, runJob } = loans.service;
  const refused = await aHold({ state: 'ready', shelf_until: '2020-01-01' });
  await sql.raw(`alter table hold add constraint refused check (id <> '${refused}' or state = 'ready')`).execute(db);
  const [expired, unfilled] = [
    await aHold({ state: 'ready', shelf_until: '2020-01-02' }),
    await aHold({ state: 'waiting', not_after: '2020-01-01' }),
  ];
  await runJob('process-holds');
  expect([await stateOf(refused), await stateOf(expired), await stateOf(unfilled)]).toEqual([
    'ready',
    'expired',
    'unfilled',
  ]);
  await sql`alter table hold drop constraint refused`.execute(db);
  await db.deleteFrom('hold').where('id', '=', refused).execute();
});

test('a hold to which its reader gives more days just then goes on', async () => {
  const id = await aHold({ state: 'waiting', not_after: '2020-01-01' });
  await whileItChanges(id, { not_after: null });
  expect(await stateOf(id)).toBe('waiting');
});

test('a hold that gets a copy on its last day does not end as one that got none', async () => {
  const id = await aHold({ state: 'waiting', not_after: '2020-01-01' });
  await whileItChanges(id, { state: 'ready', shelf_until: '9000-01-01' });
  expect(await stateOf(id)).toBe('ready');
});

const everyDay = Object.fromEntries(
  ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].map((day) => [
    day,
    [{ opens: '09:00', closes: '21:00' }],
  ]),
);
const aBranch = (id: string, time_zone: string, but: object = {}) =>
  loans.service.request('PUT', `/branches/${id}`, {
    as: loans.branchManager,
    body: { name: id, address: 'Лесная, 1', time_zone, week: everyDay, ...but },
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

const today = () => libraryDay(new Date(), 'Europe/Moscow');
const week = () => new Date(Date.now() - 7 * 86_400_000);
const toldAt = async (branch_name: string) =>
  (await loans.service.published())
    .map(({ data }) => data as { type?: string; branch_name?: string; due_date?: string })
    .filter((data) => data.branch_name === branch_name)
    .map(({ type, due_date }) => ({ type, due_date }));
const setDay = (id: string, until: string, as: { id: string; role: 'librarian' } = loans.librarian) =>
  loans.service.request('PUT', `/holds/${id}/shelf-day`, { as, body: { until, reason: 'В отпуске' } });
const tellNow = (id: string) =>
  loans.service.db
    .updateTable('hold')
    .set({ tell_at: new Date(0) })
    .where('id', '=', id)
    .execute();

test('a reader is reminded once of each last day, as early as the branch says, and only while the copy stands there', async () => {
  await aBranch('reminds', 'Europe/Moscow', { hold_reminder_days: 1 });
  await aBranch('silent', 'Europe/Moscow', { hold_reminder_days: 0 });
  const shelf = { state: 'ready', branch_id: 'reminds', ready_at: week() } as const;
  const tomorrow = addDays(today(), 1);
  const id = await aHold({ ...shelf, shelf_until: tomorrow });
  await aHold({ ...shelf, shelf_until: addDays(today(), 2) });
  const gone = await aHold({ ...shelf, shelf_until: tomorrow });
  await loans.service.request('POST', `/holds/${gone}/cancel`, { as: loans.librarian, body: { reason: 'Просил' } });
  await aHold({ ...shelf, branch_id: 'silent', shelf_until: today() });
  await loans.service.published();
  for (let run = 0; run < 2; run += 1) await loans.service.runJob('process-holds');
  const published = await toldAt('reminds');
  expect(published).toEqual([{ type: 'hold_ending', due_date: tomorrow }]);

  // Another last day: they are told of it, and reminded of it in its time; not both at once.
  await setDay(id, today());
  await tellNow(id);
  await loans.service.runJob('process-holds');
  await loans.service.runJob('process-holds');
  expect(await toldAt('reminds')).toEqual([{ type: 'hold_ready', due_date: today() }]);
  await setDay(id, tomorrow);
  expect(await toldAt('silent')).toEqual([]);
});

test('staff let a copy stand on the shelf for longer or shorter, which no rule undoes, and never their own', async () => {
  await aBranch('patient', 'Europe/Moscow');
  const shelf = { state: 'ready', branch_id: 'patient', ready_at: new Date() } as const;
  const colleague = { id: randomUUID(), role: 'librarian' as const };
  const id = await aHold({ ...shelf, shelf_until: addDays(today(), 7), reader_id: colleague.id });
  const later = addDays(today(), 20);
  expect(await setDay(id, later)).toMatchObject({ status: 200, body: { shelf_until: later } });
  const sooner = addDays(today(), 3);
  expect(await setDay(id, sooner)).toMatchObject({ status: 200, body: { shelf_until: sooner } });
  await aBranch('patient', 'Europe/Moscow', { hold_shelf_days: 30 });
  expect(await shelfDay(id)).toBe(sooner);
  await tellNow(id);
  await loans.service.published();
  await loans.service.runJob('process-holds');
  expect(await toldAt('patient')).toEqual([{ type: 'hold_ready', due_date: sooner }]);

  const wrong = (until: string) => setDay(id, until);
  expect(await wrong(addDays(today(), -1))).toMatchObject({ status: 400, body: { errors: [{ field: 'until' }] } });
  expect(await wrong(addDays(today(), 367))).toMatchObject({ status: 400, body: { errors: [{ field: 'until' }] } });
  expect(await setDay(id, later, colleague)).toMatchObject({ status: 403, body: { code: 'own_hold_on_shelf' } });
  const waiting = await aHold({ state: 'waiting' });
  expect(await setDay(waiting, later)).toMatchObject({ status: 409, body: { code: 'hold_not_on_shelf' } });
  expect(await setDay(randomUUID(), later)).toMatchObject({ status: 404 });
});

test('a last day on which the branch is closed is set to the next open day, which the reader is told', async () => {
  const until = addDays(today(), 3);
  await aBranch('rests', 'Europe/Moscow');
  await loans.service.request('PUT', `/branches/rests/exceptions/${until}`, {
    as: loans.branchManager,
    body: { hours: [], reason: 'Санитарный день' },
  });
  const id = await aHold({ state: 'ready', branch_id: 'rests', ready_at: week(), shelf_until: today() });
  const next = addDays(until, 1);
  expect(await setDay(id, until)).toMatchObject({ status: 200, body: { shelf_until: next } });
  await tellNow(id);
  await loans.service.published();
  await loans.service.runJob('process-holds');
  expect(await toldAt('rests')).toEqual([{ type: 'hold_ready', due_date: next }]);
});

test('whoever is to be told of the first last day is told of another one then, and not later', async () => {
  const tell_at = new Date(Date.now() + 60_000);
  const id = await aHold({ state: 'ready', ready_at: new Date(), shelf_until: today(), tell_at });
  await setDay(id, addDays(today(), 5));
  const told = await loans.service.db.selectFrom('hold').select('tell_at').where('id', '=', id).executeTakeFirst();
  expect(told).toEqual({ tell_at });
});

test('a branch that keeps holds for longer gives those on its shelf more days', async () => {
  await aBranch('generous', 'Europe/Moscow');
  const id = await aHold({
    state: 'ready',
    branch_id: 'generous',
    ready_at: new Date(),
    shelf_until: addDays(today(), 7),
  });
  const put = await aBranch('generous', 'Europe/Moscow', { hold_shelf_days: 10 });
  expect(put).toMatchObject({ status: 200, body: { hold_shelf_days: 10 } });
  expect(await shelfDay(id)).toBe(addDays(today(), 10));
  // What is not said stays; null is as the library has it.
  expect(await aBranch('generous', 'Europe/Moscow')).toMatchObject({ body: { hold_shelf_days: 10 } });
  const { body } = await aBranch('generous', 'Europe/Moscow', { hold_shelf_days: null });
  expect(body).not.toHaveProperty('hold_shelf_days');
});
