import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { isEventData } from '#events';
import { ApiError } from '#core/api-error.ts';
import type { InvokeAnswer } from '#dapr/invoke.ts';
import { anExampleLoan } from '#testing/example-loan.ts';
import { storedRows } from '#testing/stored-rows.ts';
import { waitFor } from '#testing/wait-for.ts';
import { lockBoth, recordMergeRequest, requestedMerges } from '../store/merges.ts';
import { registry, type Registry, type User } from '../testing/users.ts';
import { refuseMerge } from './merge-reader.ts';

const MANAGER = { id: randomUUID(), role: 'branch_manager' } as const;
const LIBRARIAN = { id: randomUUID(), role: 'librarian' } as const;
const NOTHING = {
  loans: 0,
  past_loans: 0,
  holds: 0,
  holds_ended: 0,
  charges: 0,
  owes_minor: 0,
  currency: 'RUB',
  alerts: 0,
};

let now = new Date('2026-05-05T09:00:00Z');
let users: Registry;
const asked: string[] = [];
let lending: InvokeAnswer;
beforeAll(async () => {
  users = await registry({ now: () => now });
  users.desk.answer = ({ appId, method, path, query, body }) => {
    if (path.startsWith('/internal/erasures/')) return { status: 200, body: { left: [], kept: [] } };
    asked.push(`${appId} ${method} ${path} ${query?.['into'] ?? JSON.stringify(body)}`);
    return method === 'GET' ? { status: 200, body: { refusals: [], moves: NOTHING } } : lending;
  };
});
beforeEach(() => {
  asked.length = 0;
  lending = { status: 204, body: undefined };
});
afterAll(() => users.service.stop());

type Person = { id: string; role: 'reader' | 'librarian' | 'branch_manager' | 'admin' };

const ask = (method: string, path: string, body?: object, as: Person = MANAGER) =>
  users.service.request(method, path, { as, ...(body && { body }) });
const merge = (from: { id: string }, into: { id: string }, as?: Person) =>
  ask('POST', `/users/${from.id}/merge`, { into: into.id, reason: 'записана дважды' }, as);
const follow = async (from: { id: string }) => (await ask('GET', `/users/${from.id}/merge`)).body;
const cardOf = async (user: { id: string }) =>
  ((await ask('GET', `/users/${user.id}`)).body as { card_number: string }).card_number;
const holderOf = async (card: string) =>
  (await ask('GET', `/users/by-card?card_number=${encodeURIComponent(card)}`)).body;
const items = async (path: string) => ((await ask('GET', path)).body as { items: object[] }).items;

test('all that is kept of an account is the other one’s, and its cards go on working', async () => {
  const [from, into] = [await users.aUser(), await users.aUser()];
  const card = await cardOf(from);
  await ask('POST', `/users/${from.id}/cards`, { card_number: `K-${from.id.slice(0, 8)}` });
  await ask('POST', `/users/${from.id}/notes`, { note: 'забыла зонт' });
  await ask('POST', `/users/${from.id}/blocks`, { forbids: ['hold'], reason: 'не пришла' });
  const loan = anExampleLoan({ reader_id: from.id });
  await users.service.deliver('loan.events', 'loan.issued', { ...loan, event_type: 'loan.issued', version: 1 });
  expect((await ask('GET', `/users/${from.id}/merge-check?into=${into.id}`)).body).toEqual({
    allowed: true,
    refusals: [],
    moves: { cards: 2, notes: 1, blocks: 1, agreements: 0, guardians: 0, children: 0, lending: NOTHING },
  });
  await users.service.published();

  expect(await merge(from, into)).toMatchObject({
    status: 200,
    body: { from: from.id, into: into.id, status: 'merging' },
  });
  expect(asked.at(-1)).toBe(`loans POST /internal/readers/${from.id}/merge {"into":"${into.id}"}`);
  for (const number of [card, `K-${from.id.slice(0, 8)}`])
    expect(await holderOf(number)).toMatchObject({ id: into.id });
  expect(await items(`/users/${into.id}/notes`)).toMatchObject([{ note: 'забыла зонт' }]);
  expect(await items(`/users/${into.id}/blocks`)).toMatchObject([{ reason: 'не пришла' }]);
  expect(await ask('GET', `/users/${into.id}`)).toMatchObject({ body: { active_loans: 1, forbidden: ['hold'] } });
  const events = await users.service.published();
  expect(events).toMatchObject([
    { type: 'reader.merged', subject: from.id, data: { from: from.id, to: into.id } },
    { type: 'user.deleted', subject: from.id },
  ]);
  expect(events.every(({ type, data }) => isEventData(type, data))).toBe(true);
  expect((await storedRows(users.service.db)).filter((row) => row.includes(from.email))).toEqual([]);
});

test('the id of a merged account answers where it went, and it is followed until each service has looked', async () => {
  const [from, into, last] = [await users.aUser(), await users.aUser(), await users.aUser()];
  expect(await ask('GET', `/users/${from.id}/merge`)).toMatchObject({ status: 404, body: { code: 'merge_not_found' } });
  await merge(from, into);
  expect(await ask('GET', `/users/${from.id}`)).toMatchObject({
    status: 404,
    body: { code: 'user_merged', facts: { into: into.id } },
  });
  expect(await follow(from)).toMatchObject({ status: 'merging' });
  // Once the others have heard of it.
  await users.service.published();
  now = new Date(Date.now() + 60_000);
  await users.service.runJob('confirm-erasures');
  const { status, parts } = (await follow(from)) as { status: string; parts: { confirmed_at?: string }[] };
  expect([status, parts.every(({ confirmed_at }) => confirmed_at !== undefined)]).toEqual(['merged', true]);
  // Merged again, it leads further.
  await merge(into, last);
  expect(await ask('GET', `/users/${from.id}`)).toMatchObject({ body: { facts: { into: last.id } } });
});

test('what is told late of a loan of the merged account is the kept one’s', async () => {
  const [from, into] = [await users.aUser(), await users.aUser()];
  const loan = anExampleLoan({ reader_id: from.id });
  await merge(from, into);
  await users.service.deliver('loan.events', 'loan.issued', { ...loan, event_type: 'loan.issued', version: 1 });
  expect(await ask('GET', `/users/${into.id}`)).toMatchObject({ body: { active_loans: 1 } });
});

test('while lending gives no answer the merge waits, and the job does it; what lending refuses is told', async () => {
  const [from, into] = [await users.aUser(), await users.aUser()];
  lending = { status: 503, body: undefined };
  expect(await merge(from, into)).toMatchObject({ status: 202, body: { status: 'requested' } });
  expect((await ask('DELETE', '/users/me', undefined, from)).status).toBe(404);
  lending = { status: 204, body: undefined };
  now = new Date(now.getTime() + 60_000);
  await users.service.runJob('finish-merges');
  expect(await follow(from)).toMatchObject({ status: 'merging' });

  const [other, kept] = [await users.aUser(), await users.aUser()];
  lending = { status: 409, body: { code: 'both_have_book', facts: { title: 'Дар' } } };
  expect(await merge(other, kept)).toMatchObject({ status: 409, body: { code: 'both_have_book' } });
  expect(await follow(other)).toMatchObject({ status: 'refused', refusals: [{ code: 'both_have_book' }] });
  lending = { status: 204, body: undefined };
  expect((await merge(other, kept)).status).toBe(200);
});

test('what was refused one way can be merged the other way', async () => {
  const [one, other, third] = [await users.aUser(), await users.aUser(), await users.aUser()];
  lending = { status: 409, body: { code: 'both_have_book', facts: { title: 'Дар' } } };
  expect([(await merge(one, other)).status, (await merge(third, other)).status]).toEqual([409, 409]);
  lending = { status: 204, body: undefined };
  expect(await merge(other, one)).toMatchObject({ status: 200, body: { status: 'merging' } });
  expect(await ask('GET', `/users/${other.id}`)).toMatchObject({ body: { facts: { into: one.id } } });
  expect(await follow(third)).toMatchObject({ code: 'merge_not_found' });
  expect((await merge(third, one)).status).toBe(200);
});

test('whoever is being merged is not deleted, also if both are asked for at once', async () => {
  const { db } = users.service;
  const [from, into] = [await users.aUser(), await users.aUser()];
  const deleted = await db.transaction().execute(async (tx) => {
    await lockBoth(tx, { from: from.id, into: into.id });
    const asked = ask('DELETE', '/users/me', undefined, from);
    await waitFor('the deletion waits for the merge', async () => {
      const { rows } = await sql`select from pg_stat_activity where wait_event_type = 'Lock' and query ~ 'users'
        and datname = current_database()`.execute(db);
      return rows.length > 0;
    });
    await recordMergeRequest(tx, { from: from.id, into: into.id, at: now }, MANAGER.id);
    return { asked };
  });
  expect((await deleted.asked).status).toBe(404);
});

test('a refusal that comes late ends no merge that was asked for after it', async () => {
  const [from, into] = [await users.aUser(), await users.aUser()];
  lending = { status: 503, body: undefined };
  await merge(from, into);
  const asked = await requestedMerges(users.service.db, new Date(now.getTime() + 1));
  const first = asked.find((one) => one.from === from.id);
  now = new Date(now.getTime() + 1_000);
  await merge(from, into);
  lending = { status: 204, body: undefined };
  if (first) await refuseMerge(users.service.context, first, new ApiError('both_have_book', { title: 'Дар' }));
  expect(await follow(from)).toMatchObject({ status: 'requested' });
  now = new Date(now.getTime() + 60_000);
  await users.service.runJob('finish-merges');
  expect(await follow(from)).toMatchObject({ status: 'merging' });
});

test('an old registration is not deleted while another account becomes it', async () => {
  const { db } = users.service;
  const [from, into] = [await users.aUser(), await users.aUser()];
  const untouched = {
    verified_at: null,
    email: '',
    pending_email: into.email,
    version: 1,
    created_at: new Date('2020-01-01'),
  };
  await db.updateTable('users').set(untouched).where('id', '=', into.id).execute();
  lending = { status: 503, body: undefined };
  expect((await merge(from, into)).status).toBe(202);
  await users.service.runJob('end-old-registrations');
  const kept = await db.selectFrom('users').select('deletion_requested_at').where('id', '=', into.id).execute();
  expect(kept).toEqual([{ deletion_requested_at: null }]);
});

test('nobody gets a role that would go with the account while it is being merged', async () => {
  const [from, into] = [await users.aUser(), await users.aUser()];
  lending = { status: 503, body: undefined };
  await merge(from, into);
  const admin = { id: randomUUID(), role: 'admin' } as const;
  const appointed = await ask('PATCH', `/users/${from.id}`, { role: 'librarian' }, admin);
  expect(appointed).toMatchObject({ status: 409, body: { code: 'account_leaving' } });
});

test('a merge that fails keeps none behind it waiting', async () => {
  const [broken, other, into] = [await users.aUser(), await users.aUser(), await users.aUser()];
  const { answer } = users.desk;
  lending = { status: 503, body: undefined };
  await merge(broken, into);
  now = new Date(now.getTime() + 1_000);
  await users.service.db
    .transaction()
    .execute((tx) => recordMergeRequest(tx, { from: other.id, into: into.id, at: now }, MANAGER.id));
  lending = { status: 204, body: undefined };
  users.desk.answer = (call) => {
    if (call.path.includes(broken.id)) throw new Error('nobody has foreseen this');
    return answer(call);
  };
  now = new Date(now.getTime() + 60_000);
  await users.service.runJob('finish-merges').catch(() => undefined);
  users.desk.answer = answer;
  expect([await follow(broken), await follow(other)]).toMatchObject([{ status: 'requested' }, { status: 'merging' }]);
});

test('to merge again what is merged changes nothing, and a merged account takes no other', async () => {
  const [from, into, third] = [await users.aUser(), await users.aUser(), await users.aUser()];
  const first = await merge(from, into);
  expect(await merge(from, into)).toEqual(first);
  expect(await merge(third, from)).toMatchObject({ status: 404, body: { code: 'user_not_found' } });
});

test('nobody merges their own account, a librarian none, and staff are not merged away', async () => {
  const [from, into] = [await users.aUser(), await users.aUser()];
  const asStaff = (user: User, role: 'branch_manager' | 'admin'): Person => ({ id: user.id, role });
  expect(await merge(from, into, LIBRARIAN)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  expect(await merge(from, into, asStaff(into, 'admin'))).toMatchObject({ status: 403, body: { code: 'own_merge' } });
  expect(await merge(from, into, asStaff(from, 'branch_manager'))).toMatchObject({ body: { code: 'own_merge' } });
  expect(await merge(from, from)).toMatchObject({ status: 400, body: { errors: [{ field: 'into' }] } });
  await users.service.db.updateTable('users').set({ role: 'librarian' }).where('id', '=', from.id).execute();
  expect(await merge(from, into)).toMatchObject({ status: 409, body: { code: 'staff_not_merged' } });
  expect(asked.filter((call) => call.includes('POST'))).toEqual([]);
});

test('a family goes along, and a guardian is not merged into their child', async () => {
  const [from, into, child] = [await users.aUser(), await users.aUser(), await users.aUser()];
  await ask('PUT', `/users/${child.id}/guardians/${from.id}`, { ends_on: '2030-01-01' });
  expect(await merge(from, child)).toMatchObject({ status: 409, body: { code: 'relatives_not_merged' } });
  expect((await merge(from, into)).status).toBe(200);
  expect((await ask('GET', `/users/${child.id}/family`)).body).toMatchObject({ guardians: [{ id: into.id }] });
});
