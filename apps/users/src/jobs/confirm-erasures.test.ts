import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { AuditTables } from '#audit/trail.ts';
import { appsWithData } from '#contracts/apps-with-data.ts';
import { unavailable } from '#core/api-error.ts';
import { asTables } from '#postgres/as-tables.ts';
import { registry, type Registry, type User } from '../testing/users.ts';

let users: Registry;
let now = new Date();
/** What each service says that it still has of anybody; one that is not named does not answer. */
let left: Record<string, string[]>;
/** The services that were asked, and about whom. */
let asked: { app: string; id: string }[];
/** Users looks itself. */
const others = appsWithData.filter((app) => app !== 'users');
const nothingLeft = () => Object.fromEntries(appsWithData.map((app) => [app, []]));

beforeAll(async () => {
  users = await registry({ now: () => now });
});
beforeEach(() => {
  left = nothingLeft();
  asked = [];
  users.desk.answer = ({ appId, path }) => {
    const [, id] = /^\/internal\/erasures\/(.+)$/.exec(path) ?? [];
    if (id === undefined) return { status: 204, body: undefined };
    asked.push({ app: appId, id });
    const kinds = left[appId];
    if (!kinds) throw unavailable(`${appId} is away`);
    const kept = appId === 'loans' ? [{ kind: 'act', until: '2029-01-01T00:00:00.000Z' }] : [];
    return { status: 200, body: { left: kinds, kept } };
  };
});
afterAll(() => users.service.stop());

const given = z.object({ receipt: z.string() });
const followed = z.object({
  status: z.string(),
  completed_at: z.string().optional(),
  parts: z.array(z.object({ app: z.string(), confirmed_at: z.string().optional(), kept: z.array(z.unknown()) })),
});

async function receiptOf({ id }: User, as: { id: string; role: 'reader' | 'branch_manager' } = { id, role: 'reader' }) {
  return given.parse((await users.service.request('POST', `/users/${id}/erasure-receipt`, { as })).body).receipt;
}
const follow = (receipt: string) => users.service.request('POST', '/erasures/follow', { body: { receipt } });
const erasure = async (receipt: string) => followed.parse((await follow(receipt)).body);
const waiting = async (receipt: string) =>
  (await erasure(receipt)).parts.filter(({ confirmed_at }) => confirmed_at === undefined).map(({ app }) => app);
const deleteProfile = (user: User) => users.service.request('DELETE', '/users/me', { as: user });
/** Once the others have heard of it. */
async function ask(): Promise<void> {
  await users.service.published();
  await users.service.runJob('confirm-erasures');
}
function later(seconds: number): void {
  now = new Date(now.getTime() + seconds * 1000);
}

/** Somebody who has a receipt, and then is deleted. */
async function someoneErased() {
  const user = await users.aUser();
  const receipt = await receiptOf(user);
  expect((await deleteProfile(user)).status).toBe(204);
  return { user, receipt };
}

test('whoever has the receipt follows the erasure until each service has confirmed it, and learns what is kept', async () => {
  const { user, receipt } = await someoneErased();
  expect(await erasure(receipt)).toMatchObject({ status: 'erasing' });
  expect(await waiting(receipt)).toEqual(appsWithData.toSorted());

  await ask();
  expect(asked.map(({ app }) => app).toSorted()).toEqual(others.toSorted());
  expect(new Set(asked.map(({ id }) => id))).toEqual(new Set([user.id]));
  const told = await erasure(receipt);
  expect(told).toMatchObject({ status: 'erased', completed_at: now.toISOString() });
  expect(told.parts).toContainEqual({
    app: 'loans',
    confirmed_at: now.toISOString(),
    kept: [{ kind: 'act', until: '2029-01-01T00:00:00.000Z' }],
  });

  asked = [];
  later(86_400);
  await ask();
  expect(asked).toEqual([]);
});

test('a service that does not answer is asked again, later each time, and holds up neither other services nor other people', async () => {
  const { notifications: _away, ...answering } = nothingLeft();
  left = answering;
  const { receipt } = await someoneErased();
  const { receipt: other } = await someoneErased();
  await ask();
  expect([await waiting(receipt), await waiting(other)]).toEqual([['notifications'], ['notifications']]);
  // Of two accounts it was asked about one.
  expect(asked.filter(({ app }) => app === 'notifications')).toHaveLength(1);

  later(60);
  await ask();
  later(5);
  await ask();
  expect(asked.filter(({ app }) => app !== 'notifications')).toHaveLength(2 * (others.length - 1));

  left = nothingLeft();
  later(3_600);
  await ask();
  expect([await erasure(receipt), await erasure(other)]).toMatchObject([{ status: 'erased' }, { status: 'erased' }]);
});

test('a service that still has something has confirmed nothing', async () => {
  left = { ...nothingLeft(), analytics: ['dead_letter'] };
  const { receipt } = await someoneErased();
  await ask();
  later(10);
  await ask();
  expect(await erasure(receipt)).toMatchObject({ status: 'erasing' });
  expect(await waiting(receipt)).toEqual(['analytics']);
  const { body } = await users.service.request('GET', '/internal/backlog', {
    as: { id: randomUUID(), role: 'admin' },
    headers: { 'dapr-caller-app-id': 'gateway' },
  });
  expect(body).toMatchObject({ to_confirm: { count: 1, oldest_at: expect.any(String) } });
});

test('users looks itself, and has something as long as the others have not heard of the deletion', async () => {
  const { receipt } = await someoneErased();
  await users.service.runJob('confirm-erasures');
  expect(await waiting(receipt)).toEqual(['users']);
  later(60);
  await ask();
  expect(await erasure(receipt)).toMatchObject({ status: 'erased' });
});

test('a service of the release before, which does not know the question, has confirmed nothing', async () => {
  const { answer } = users.desk;
  users.desk.answer = (request) =>
    request.appId === 'auth' ? { status: 404, body: { code: 'not_found' } } : answer(request);
  const { receipt } = await someoneErased();
  await ask();
  expect(await waiting(receipt)).toEqual(['auth']);
});

test('the audit trail has the erasure once, when it is complete', async () => {
  const { user } = await someoneErased();
  left = { ...nothingLeft(), books: ['dead_letter'] };
  await ask();
  const trail = asTables<AuditTables>(users.service.db);
  const entries = () =>
    trail
      .selectFrom('audit_entry')
      .select('outcome')
      .where('user_id', '=', user.id)
      .where('action', '=', 'erasure.complete')
      .execute();
  expect(await entries()).toEqual([]);
  left = nothingLeft();
  later(60);
  await ask();
  later(3_600);
  await ask();
  expect(await entries()).toHaveLength(1);
});

test('until the desk has answered, a receipt says so; it works for whoever asks again, and the newest one only', async () => {
  const user = await users.aUser();
  const former = await receiptOf(user);
  const receipt = await receiptOf(user);
  expect(await follow(former)).toMatchObject({ status: 404, body: { code: 'receipt_not_known' } });
  expect(await erasure(receipt)).toEqual({ status: 'not_requested', parts: [] });

  users.desk.answer = () => ({ status: 409, body: { code: 'has_open_loans', facts: { has: 1 } } });
  expect((await deleteProfile(user)).status).toBe(409);
  expect(await erasure(receipt)).toEqual({ status: 'refused', parts: [] });

  users.desk.answer = () => {
    throw unavailable('the desk is away');
  };
  expect((await deleteProfile(user)).status).toBe(202);
  expect(await erasure(receipt)).toEqual({ status: 'requested', parts: [] });
});

test('no stored row has a receipt', async () => {
  const { user, receipt } = await someoneErased();
  const rows = await users.service.db
    .selectFrom('erasure_receipt')
    .selectAll()
    .where('user_id', '=', user.id)
    .execute();
  expect(JSON.stringify(rows)).not.toContain(receipt);
  expect(rows).toMatchObject([{ user_id: user.id }]);
});

test('the desk deletes readers who ask for it, and staff only who appoints them', async () => {
  const manager = { id: randomUUID(), role: 'branch_manager' } as const;
  const user = await users.aUser();
  const receipt = await receiptOf(user, manager);
  expect((await users.service.request('DELETE', `/users/${user.id}`, { as: manager })).status).toBe(204);
  expect(await erasure(receipt)).toMatchObject({ status: 'erasing' });
  expect((await users.service.request('DELETE', `/users/${user.id}`, { as: manager })).status).toBe(404);
  await ask();

  const colleague = await users.aUser();
  await users.service.db.updateTable('users').set({ role: 'librarian' }).where('id', '=', colleague.id).execute();
  for (const [method, path] of [
    ['DELETE', ''],
    ['POST', '/erasure-receipt'],
  ] as const)
    expect(await users.service.request(method, `/users/${colleague.id}${path}`, { as: manager })).toMatchObject({
      status: 403,
    });
  const admin = { id: randomUUID(), role: 'admin' } as const;
  expect((await users.service.request('DELETE', `/users/${colleague.id}`, { as: admin })).status).toBe(204);
});

test('a reader with books keeps their account, whoever asks', async () => {
  const user = await users.aUser();
  users.desk.answer = () => ({ status: 409, body: { code: 'has_open_loans', facts: { has: 1 } } });
  const as = { id: randomUUID(), role: 'admin' } as const;
  expect(await users.service.request('DELETE', `/users/${user.id}`, { as })).toMatchObject({
    status: 409,
    body: { code: 'has_open_loans' },
  });
});

test('erasures are forgotten with their receipts, a year later', async () => {
  const { user, receipt } = await someoneErased();
  await ask();
  later(366 * 86_400);
  await users.service.runJob('clean-up');
  expect((await follow(receipt)).status).toBe(404);
  const parts = users.service.db.selectFrom('erasure_part').select('app').where('user_id', '=', user.id);
  expect(await parts.execute()).toEqual([]);
});

const repeat = (since: Date, query = '', role: 'branch_manager' | 'librarian' = 'branch_manager') =>
  users.service.request('POST', `/erasures/repeat${query}`, {
    as: { id: randomUUID(), role },
    body: { deleted_since: since.toISOString() },
  });

test('after a backup was restored, who was deleted since is announced again, and each service confirms it anew', async () => {
  now = new Date(Date.now() + 1000);
  const before = new Date();
  const [one, other] = [await someoneErased(), await someoneErased()];
  await ask();
  expect(await erasure(one.receipt)).toMatchObject({ status: 'erased' });
  // A service has them again.
  left['notifications'] = ['notice'];
  const first = await repeat(before, '?limit=1');
  expect(first).toMatchObject({ status: 200, body: { repeated: 1, refused: [], next_cursor: expect.any(String) } });
  const rest = await repeat(before, `?cursor=${String(Object(first.body).next_cursor)}`);
  expect(rest.body).toEqual({ repeated: 1, refused: [] });
  const told = (await users.service.published()).filter(({ type }) => type === 'user.deleted');
  expect(told.map(({ data }) => data)).toMatchObject([{ user_id: one.user.id }, { user_id: other.user.id }]);
  await ask();
  for (const { receipt } of [one, other]) expect(await waiting(receipt)).toEqual(['notifications']);
  left = nothingLeft();
  later(3600);
  await ask();
  for (const { receipt } of [one, other]) expect(await erasure(receipt)).toMatchObject({ status: 'erased' });
});

test('of whom loans has books out again, it is told, and the others are repeated', async () => {
  const before = new Date();
  const { user } = await someoneErased();
  users.desk.answer = () => ({ status: 409, body: { code: 'has_open_loans', facts: { has: 1 } } });
  expect((await repeat(before)).body).toMatchObject({ repeated: 1, refused: [user.id] });
});

test('erasures are not a librarian’s to repeat', async () => {
  expect(await repeat(new Date(), '', 'librarian')).toMatchObject({ status: 403 });
});

test('what the previous release has left of an account, since it did not know of it, is forgotten by the next question', async () => {
  now = new Date();
  const { user, receipt } = await someoneErased();
  const { db } = users.service;
  const by = { user_id: user.id, recorded_at: now, recorded_by: user.id };
  await db
    .insertInto('reader_card')
    .values({ ...by, number: `К-${user.id.slice(0, 8)}`, lost_at: null })
    .execute();
  const written = { written_at: now, written_by: user.id };
  await db
    .insertInto('reader_note')
    .values({ id: randomUUID(), user_id: user.id, note: 'Не слышит', alerts: true, ...written })
    .execute();
  await ask();
  expect(await waiting(receipt)).toEqual(['users']);
  expect(await db.selectFrom('reader_note').select('id').where('user_id', '=', user.id).execute()).toEqual([]);
  later(3600);
  await ask();
  expect(await erasure(receipt)).toMatchObject({ status: 'erased' });
});

test('that erasures were repeated is in the trail, also if not all could be', async () => {
  const before = new Date();
  await someoneErased();
  users.desk.answer = () => {
    throw unavailable('loans is away');
  };
  expect(await repeat(before)).toMatchObject({ status: 503 });
  const entries = asTables<AuditTables>(users.service.db)
    .selectFrom('audit_entry')
    .select('facts')
    .where('action', '=', 'erasure.repeat')
    .where('outcome', '=', 'done')
    .where(sql<boolean>`facts ->> 'deleted_since' = ${before.toISOString()}`);
  expect(await entries.execute()).toHaveLength(1);
});
