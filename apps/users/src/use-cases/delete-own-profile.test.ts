import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { unavailable } from '#core/api-error.ts';
import { finishDeletions } from '../jobs/finish-deletions.ts';
import { recordDeletionRefusal, recordDeletionRequest } from '../store/users.ts';
import { anExampleLoan } from '#testing/example-loan.ts';
import { storedRows } from '#testing/stored-rows.ts';
import { registry, type Registry, type User } from '../testing/users.ts';

let users: Registry;
let now = new Date('2026-03-01T10:00:00Z');
beforeAll(async () => {
  users = await registry({ now: () => now });
});
beforeEach(() => {
  users.desk.answer = () => ({ status: 204, body: undefined });
});
afterAll(() => users.service.stop());

const deleteProfile = (user: User) => users.service.request('DELETE', '/users/me', { as: user });
const profile = (user: User) => users.service.request('GET', '/users/me', { as: user });

const issued = (user: User, version = 1) => ({
  ...anExampleLoan({ reader_id: user.id }),
  event_type: 'loan.issued' as const,
  version,
});

test('the lending desk is asked, whatever the history here says: its events may be late', async () => {
  const user = await users.aUser();
  users.desk.answer = () => ({ status: 409, body: { code: 'has_open_loans', detail: 'Return your books first.' } });
  expect(await deleteProfile(user)).toMatchObject({ status: 409, body: { code: 'has_open_loans' } });
  expect((await profile(user)).status).toBe(200);

  users.desk.answer = () => ({ status: 204, body: undefined });
  now = new Date(now.getTime() + 3_600_000);
  await users.service.runJob('finish-deletions');
  expect((await profile(user)).status).toBe(200);
});

test('a refusal that arrives late ends no request that was made after it', async () => {
  const user = await users.aUser();
  const first = now;
  const { db } = users.service;
  await recordDeletionRequest(db, { id: user.id, at: first });
  now = new Date(now.getTime() + 1_000);
  await recordDeletionRequest(db, { id: user.id, at: now });
  await recordDeletionRefusal(db, { id: user.id, at: first }, { at: now, refusals: [{ code: 'has_open_loans' }] });

  now = new Date(now.getTime() + 60_000);
  await users.service.runJob('finish-deletions');
  expect((await profile(user)).status).toBe(404);
});

test('whoever owes nothing is deleted, and everybody is told once', async () => {
  const user = await users.aUser();
  await users.service.published();
  expect((await deleteProfile(user)).status).toBe(204);
  expect((await profile(user)).status).toBe(404);
  expect((await users.service.published()).map(({ type, subject }) => [type, subject])).toEqual([
    ['user.deleted', user.id],
  ]);
});

test('a deletion that the desk could not answer is finished when it does', async () => {
  const user = await users.aUser();
  users.desk.answer = () => {
    throw unavailable('nobody answered');
  };
  expect((await deleteProfile(user)).status).toBe(202);
  await users.service.runJob('finish-deletions');
  expect((await profile(user)).status).toBe(200);

  users.desk.answer = () => ({ status: 204, body: undefined });
  now = new Date(now.getTime() + 60_000);
  await users.service.runJob('finish-deletions');
  expect((await profile(user)).status).toBe(404);
});

const refusals = [
  { code: 'has_open_loans', facts: { has: 2 } },
  { code: 'has_open_fines', facts: { owes_minor: 4_500 } },
];
const refusing = () => ({ status: 409, body: { ...refusals[0], refusals } });

test('whoever was told that they would be deleted, and is not, hears why by e-mail, once, and reads it in the profile', async () => {
  const user = await users.aUser();
  expect((await profile(user)).body).not.toHaveProperty('deletion');
  users.desk.answer = () => {
    throw unavailable('nobody answered');
  };
  const asked = now.toISOString();
  expect((await deleteProfile(user)).status).toBe(202);
  expect(await profile(user)).toMatchObject({ body: { deletion: { status: 'requested', at: asked } } });
  await users.service.published();

  users.desk.answer = refusing;
  for (let run = 0; run < 2; run += 1) {
    now = new Date(now.getTime() + 60_000);
    await users.service.runJob('finish-deletions');
  }
  expect(await users.service.published()).toEqual([
    {
      topic: 'notifications.email',
      type: 'notifications.email',
      subject: user.id,
      data: { type: 'account_not_deleted', user_id: user.id, open_loans: 2, open_fines: true },
    },
  ]);
  expect(await profile(user)).toMatchObject({
    status: 200,
    body: { deletion: { status: 'refused', reasons: refusals } },
  });

  users.desk.answer = () => ({ status: 204, body: undefined });
  expect((await deleteProfile(user)).status).toBe(204);
  const row = users.service.db.selectFrom('users').select(['deletion_refused_at', 'deletion_refusals']);
  expect(await row.where('id', '=', user.id).execute()).toEqual([
    { deletion_refused_at: null, deletion_refusals: null },
  ]);
});

test('whoever is refused at once hears it by the answer, and reads it in the profile until they ask again', async () => {
  const user = await users.aUser();
  await users.service.published();
  users.desk.answer = refusing;
  expect((await deleteProfile(user)).status).toBe(409);
  expect(await users.service.published()).toEqual([]);
  expect(await profile(user)).toMatchObject({ body: { deletion: { status: 'refused', reasons: refusals } } });

  users.desk.answer = () => {
    throw unavailable('nobody answered');
  };
  expect((await deleteProfile(user)).status).toBe(202);
  expect(await profile(user)).toMatchObject({ body: { deletion: { status: 'requested' } } });
});

test('an app that is told to stop leaves the deletions that it has not begun to the next run', async () => {
  const user = await users.aUser();
  await recordDeletionRequest(users.service.db, { id: user.id, at: now });
  now = new Date(now.getTime() + 60_000);
  let accounts = 0;
  const stopsAfterOne = () => (accounts += 1) > 1;
  const other = await users.aUser();
  await recordDeletionRequest(users.service.db, { id: other.id, at: new Date(now.getTime() - 40_000) });

  expect(await finishDeletions(users.service.context, stopsAfterOne)).toMatchObject({ deleted: 1 });
  expect((await profile(other)).status).toBe(200);

  await users.service.runJob('finish-deletions');
  expect((await profile(other)).status).toBe(404);
});

test('nothing that is stored says who an erased reader was', async () => {
  const user = await users.aUser();
  const { db, deliverBytes, request } = users.service;
  const name = `Анна ${user.id}`;
  await request('PUT', '/users/me', { as: user, body: { full_name: name }, headers: { 'idempotency-key': 'mine' } });
  const librarian = { id: randomUUID(), role: 'librarian' } as const;
  const headers = { 'idempotency-key': 'theirs' };
  await request('PATCH', `/users/${user.id}`, { as: librarian, body: { blocked: true }, headers });
  const { title: _, ...broken } = { ...issued(user), note: name };
  const envelope = { specversion: '1.0', id: randomUUID(), source: 'test', type: 'loan.issued', topic: 'loan.events' };
  await deliverBytes('/events/loan-events', JSON.stringify({ ...envelope, data: broken }));
  await db.updateTable('outbox').set({ published_at: now }).execute();
  const telling = async () => (await storedRows(db)).filter((row) => row.includes(name) || row.includes(user.email));
  expect(new Set((await telling()).map((row) => row.split(' ')[0]))).toEqual(
    new Set(['account_link', 'dead_letter', 'idempotent_request', 'outbox', 'users']),
  );

  expect((await deleteProfile(user)).status).toBe(204);
  expect(await telling()).toEqual([]);
});

test('events of an erased reader, however late, write nothing of them', async () => {
  const user = await users.aUser();
  const before = issued(user);
  await users.service.deliver('loan.events', 'loan.issued', before);
  await deleteProfile(user);

  await users.service.deliver('loan.events', 'loan.issued', issued(user));
  await users.service.deliver('loan.events', 'reader.balance_changed', {
    event_type: 'reader.balance_changed',
    reader_id: user.id,
    balance_minor: 500,
    currency: 'RUB',
    version: 7,
  });

  const { db } = users.service;
  expect(await db.selectFrom('reader_loan').selectAll().where('reader_id', '=', user.id).execute()).toEqual([]);
  expect(await db.selectFrom('reader_balance').selectAll().where('reader_id', '=', user.id).execute()).toEqual([]);
});
